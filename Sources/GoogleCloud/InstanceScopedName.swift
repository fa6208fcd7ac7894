import Fleet
import TapeJSON

/// The VM that a zonal OS Config resource is about, read from its name.
///
/// `projects/{number}/locations/{zone}/instances/{numeric id}/…` in every answer.
struct InstanceScopedName {
    let project: ProjectReference
    let zone: ZoneName
    let instance: InstanceID
    /// The whole name.
    let name: ResourceName

    init(_ json: JSONCursor) throws(JSONDecodingError) {
        name = try json.resourceName()
        guard let zone = name.zone, let instance = name.instanceID else {
            throw json.expected("a name such as projects/P/locations/ZONE/instances/NUMERIC-ID/…")
        }
        project = name.project
        self.zone = zone
        self.instance = instance
    }
}
