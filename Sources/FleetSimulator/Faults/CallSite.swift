/// What a call is about, as far as faults and quotas go by it.
struct CallSite: Sendable, Hashable {
    /// Google's name of the method, such as `patchJobs.list`.
    let method: String
    /// The service.
    let service: GoogleService
    /// What the caller needs, such as `osconfig.patchJobs.list`; empty for what everybody may.
    var permission = ""
    /// The quota that it counts against.
    var quota = APIMethod.QuotaClass.none
    /// The resource below which the call works, such as `projects/demo/locations/us-central1-a`; empty for none.
    var resource = ""
    /// The project's id, or how the caller wrote it when there is no such project; empty for none.
    var projectID = ""
    /// The project's number; the id when there is no such project.
    var projectNumber = ""
    /// The zone or region; empty for none.
    var location = ""

    /// The site of a method that gives tokens.
    init(method: String, service: GoogleService) {
        self.method = method
        self.service = service
    }

    /// The site of a call of a method.
    init(_ method: APIMethod, variables: [String: String], in fleet: SimulatedFleet) {
        self.method = method.id
        service = method.service
        permission = method.permission
        quota = method.quota
        location = variables["location"] ?? variables["zone"] ?? variables["region"] ?? ""
        guard let name = variables["project"] else { return }
        let project = fleet.project(named: name)
        projectID = project?.id ?? name
        projectNumber = project?.number ?? name
        resource = "projects/\(name)" + (location.isEmpty ? "" : "/locations/\(location)")
    }

    /// The region of the location.
    var region: String {
        // Zones end in a letter, regions in a digit.
        location.last.map(\.isLetter) == true ? Machine.region(of: location) : location
    }

    /// Whether a fault is meant for calls of this kind.
    ///
    /// Services that give tokens are hit only by faults that name their methods: else none could be had to see the
    /// others.
    func isMeant(by fault: Fault) -> Bool {
        guard fault.names(method, of: service) else { return false }
        if let project = fault.project, project != projectID, project != projectNumber || projectNumber.isEmpty {
            return false
        }
        guard let place = fault.location else { return true }
        return !location.isEmpty && (place == location || place == region)
    }
}

extension Fault {
    /// Whether it is meant for a method: one that it names, or any, where an API that is not enabled is OS Config's.
    func names(_ method: String, of service: GoogleService) -> Bool {
        if methods.isEmpty { return kind == .apiDisabled ? service == .osConfig : !service.givesTokens }
        return methods.contains { Wildcard.matches(method, pattern: $0) }
    }
}

extension GoogleService {
    /// Whether callers come here for tokens, so that they need none.
    var givesTokens: Bool { [.oauth, .securityTokens, .credentials, .metadata].contains(self) }
}
