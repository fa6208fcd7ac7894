extension GoogleAPI {
    /// Which functions of VM Manager a project has.
    static let osConfigFeatureSettings: [APIMethod] = [
        APIMethod(
            "projectFeatureSettings.get",
            .osConfig,
            "GET",
            "/v1/projects/{project}/locations/global/projectFeatureSettings",
            permission: "osconfig.projectFeatureSettings.get",
            quota: .globalRead
        ) { call throws(APIError) in
            let project = try call.project()
            return .featureSettings(call.moment.featureSet(of: project), of: project)
        }
    ]
}

extension JSONValue {
    /// `ProjectFeatureSettings`; `nil` for a project that never chose.
    static func featureSettings(_ featureSet: ProjectPlan.FeatureSet?, of project: SimulatedProject) -> JSONValue {
        let word = featureSet.map { $0 == .full ? "OSCONFIG_C" : "OSCONFIG_B" }
        return [
            "name": .text("projects/\(project.number)/locations/global/projectFeatureSettings"),
            "patchAndConfigFeatureSet": word.map { OSConfigEnum.featureSet[$0] } ?? .absent,
        ]
    }
}
