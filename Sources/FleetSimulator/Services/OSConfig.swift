extension GoogleAPI {
    /// The reads of OS Config, which VM Manager is called in its API.
    static let osConfig =
        osConfigInventories + osConfigVulnerabilities + osConfigAssignments + osConfigReports + osConfigPatchJobs
        + osConfigPatchDeployments + osConfigFeatureSettings + osConfigOrchestrators
}

/// How long the pages of OS Config are.
///
/// Google documents only the default of 100 for patch deployments and for the details of a patch job. The others are
/// what gcloud asks for, which never asks for more than 100 either.
enum OSConfigPageSize {
    /// For inventories and vulnerability reports, when the client does not say.
    static let reports = 25
    /// For everything else, when the client does not say.
    static let usual = 100
    /// The longest page.
    static let maximum = 100
    /// The longest page of inventories with their items, of which a real one was far shorter still.
    static let maximumWithItems = 25
}

extension APICall {
    /// The zone that the path names; it need not be one in which the project has anything.
    ///
    /// Only the shape counts: zones of more than three parts exist.
    func location() throws(APIError) -> String {
        let zone = variable("zone")
        let parts = zone.split(separator: "-", omittingEmptySubsequences: false)
        let isZone = parts.count >= 3 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(Self.isPartOfLocation) }
        guard isZone else { throw .invalidArgument("Request contains an invalid location: \(zone)") }
        return zone
    }

    private static func isPartOfLocation(_ character: Character) -> Bool {
        character.isASCII && (character.isLowercase || character.isNumber)
    }

    /// The VM that the path names by name or numeric id, with its project.
    func namedMachine() throws(APIError) -> (machine: Machine, project: SimulatedProject) {
        let project = try project()
        let zone = try location()
        let name = variable("instance")
        guard let machine = moment.machine(name, in: project, zone: zone), moment.hasReports(machine) else {
            throw .notFound("projects/\(project.number)/locations/\(zone)/instances/\(name)")
        }
        return (machine, project)
    }

    /// Refuses a list of single VMs, where Google knows only those of a zone.
    func requireAllInstances() throws(APIError) {
        guard variable("instance") == "-" else {
            throw .invalidArgument("Listing is supported for all instances of a location only: instances/-")
        }
    }

    /// The criterion of the query; `nil` for none.
    func listFilter() throws(APIError) -> ListFilter? {
        guard let text = request.parameter("filter") else { return nil }
        return try ListFilter(text)
    }
}

extension Page {
    /// The answer of a list: without a key where it is empty, as proto JSON has it.
    func list(named key: String) -> JSONValue { [key: .nonEmpty(items), "nextPageToken": nextPageToken] }
}

extension SimulatedProject {
    /// `projects/{number}/locations/{zone}/instances/{id}`.
    func locationName(of machine: Machine) -> String {
        "projects/\(number)/locations/\(machine.zone)/instances/\(machine.id)"
    }
}

extension JSONValue {
    /// A duration in whole seconds, as proto JSON writes it.
    static func seconds(_ duration: Duration) -> JSONValue { .text("\(duration.components.seconds)s") }
}
