import Fleet

/// A project as Compute Engine shows it at a moment.
struct ComputeView: Sendable {
    /// The beginning of every URL that names a resource.
    static let root = "https://www.googleapis.com/compute/v1/"

    let project: SimulatedProject
    let moment: FleetMoment
    /// The network that its VMs are in.
    let network: ComputeNetwork
    /// Its regions by name.
    let regions: [ComputeRegion]

    init(of project: SimulatedProject, at moment: FleetMoment) {
        self.project = project
        self.moment = moment
        network = ComputeNetwork(for: project, in: moment.fleet)
        regions = ComputeRegion.all(of: project, in: moment.fleet)
    }

    /// `projects/{id}`, with what follows.
    func path(_ rest: String = "") -> String { "projects/\(project.id)\(rest)" }

    /// The URL of something in the project.
    func link(_ rest: String = "") -> String { "\(Self.root)projects/\(project.id)\(rest)" }

    /// Its zones by name.
    var zones: [String] { regions.flatMap(\.zones) }

    /// The numeric id of something in the project.
    func number(of path: String) -> String {
        String(
            1_000_000_000_000_000_000 + moment.fleet.chance.number("\(project.id)/\(path)") % 8_000_000_000_000_000_000
        )
    }

    /// When the project and its network were made: long before the oldest VMs.
    var creationTime: Timestamp {
        moment.fleet.start - .seconds(900 * 86_400)
            + .milliseconds(moment.fleet.chance.number(below: 86_400_000, project.id + "/creation"))
    }

    /// The zone that the path of a call names.
    func zone(of call: APICall) throws(APIError) -> String {
        let zone = call.variable("zone")
        guard zones.contains(zone) else { throw .computeInvalid("zone", zone, "Unknown zone.") }
        return zone
    }

    /// The region that the path of a call names.
    func region(of call: APICall) throws(APIError) -> ComputeRegion {
        let name = call.variable("region")
        guard let region = regions.first(where: { $0.name == name }) else {
            throw .computeInvalid("region", name, "Unknown region.")
        }
        return region
    }
}
