import Assessment
import Fleet
import Testing

/// A past moment whose facts were replaced since has the answers that were recorded then.
@Suite struct RecordedVerdictsTests {
    private static let ids = ["os_supported", "updates_pending", "vulnerabilities"]

    /// A VM of which only the record knows anything, of an hour before.
    private static func project(lacksFacts: Bool = true, applicable: String?) -> ProjectFleet {
        var scene = FactScene()
        scene.vm.inventory = nil
        func remember(_ value: String, _ key: HistoryKey) {
            let since = FactScene.noon - .hours(1)
            scene.vm.history[key] = Timeline([HistoryInterval(value: value, since: since, seenUntil: since)])
        }
        if let applicable { remember(applicable, RecordedVerdicts.applicableChecks) }
        remember("fail", HistoryKey(kind: .finding, subject: "updates_pending"))
        var project = scene.project
        project.vms = [scene.vm]
        if lacksFacts { project.vmsLackingFacts = [scene.vm.id] }
        return project
    }

    private static func outcomes(_ project: ProjectFleet, recalling: Bool = true) -> [CheckOutcome] {
        let checks = CheckRegistry.all.filter { ids.contains($0.id) }.sorted { $0.id < $1.id }
        let fleet = FleetSnapshot(at: FactScene.noon, projects: [project])
        var settings = AssessmentSettings()
        settings.recallsVerdicts = recalling
        return Assessment(of: fleet, settings: settings, checks: checks).projects[0].vms[0].outcomes
    }

    @Test func `answers are those that were recorded, and say so`() {
        let project = Self.project(
            applicable: RecordedVerdicts.value(applicable: ["updates_pending", "vulnerabilities"])
        )
        let outcomes = Self.outcomes(project)
        #expect(outcomes.map(\.verdict) == [.notApplicable, .fail, .pass])
        #expect(outcomes.allSatisfy { $0.reason == "as_recorded" })
        #expect(outcomes[1].evidence == ["as recorded then; newer facts took the place of those of that time"])
    }

    @Test func `an answer that facts give as it was recorded keeps its reason`() {
        let applicable = RecordedVerdicts.value(applicable: Self.ids)
        var project = Self.project(applicable: applicable)
        var scene = FactScene()
        scene.offer([.apt("openssl")])
        project.vms[0].inventory = scene.vm.inventory
        #expect(Self.outcomes(project)[1].reason == "updates_available")
    }

    @Test(arguments: [
        (lacksFacts: false, applicable: "updates_pending" as String?, recalling: true),
        (lacksFacts: true, applicable: nil, recalling: true),
        (lacksFacts: true, applicable: "updates_pending", recalling: false),
    ])
    func `facts count where none is gone, where nothing was recorded, and where nobody asks for the past`(
        example: (lacksFacts: Bool, applicable: String?, recalling: Bool)
    ) {
        let project = Self.project(lacksFacts: example.lacksFacts, applicable: example.applicable)
        let outcomes = Self.outcomes(project, recalling: example.recalling)
        #expect(outcomes.map(\.verdict) == [.unknown, .unknown, .unknown])
    }
}
