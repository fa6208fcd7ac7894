package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.locations.global/getProjectFeatureSettings

extension ProjectFeatureSettings {
    /// Reads the answer of `projectFeatureSettings.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.required("name") { name throws(JSONDecodingError) in try name.resourceName() }
        self.init(project: name.project)
        if let set: Open<FeatureSet> = try json.optional("patchAndConfigFeatureSet", Open.init) { featureSet = set }
    }
}
