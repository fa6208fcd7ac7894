import Fleet

/// The endpoints below `/simulator/`, by which a simulator is watched and changed while it runs.
struct Control: Sendable {
    /// Something that can be asked or told.
    private struct Endpoint: Sendable {
        let verb: String
        let path: PathTemplate
        let shownPath: String
        let summary: String
        let answer: @Sendable (Control, APIRequest, [String: String]) throws(APIError) -> JSONValue

        init(
            _ verb: String,
            _ path: String,
            _ summary: String,
            answer: @escaping @Sendable (Control, APIRequest, [String: String]) throws(APIError) -> JSONValue
        ) {
            self.verb = verb
            self.path = PathTemplate(path)
            shownPath = path
            self.summary = summary
            self.answer = answer
        }
    }

    let simulator: Simulator
    /// What time it really is.
    let realNow: Timestamp

    /// Whether a request is not for Google's APIs but for the simulator itself.
    static func isMeant(_ request: APIRequest) -> Bool {
        request.path == "/simulator" || request.path.hasPrefix("/simulator/")
    }

    /// Answers a request.
    func answer(_ request: APIRequest) -> APIResponse {
        let parts = request.path.split(separator: "/")
        let candidates = Self.endpoints.compactMap { endpoint in
            endpoint.path.variables(in: parts).map { (endpoint: endpoint, variables: $0) }
        }
        do throws(APIError) {
            guard !candidates.isEmpty else {
                throw APIError(404, "NOT_FOUND", "There is no \(request.path); see /simulator/")
            }
            guard let (endpoint, variables) = candidates.first(where: { $0.endpoint.verb == request.verb }) else {
                let verbs = candidates.map(\.endpoint.verb).joined(separator: ", ")
                throw APIError(405, "METHOD_NOT_ALLOWED", "\(request.path) is for \(verbs)")
            }
            return Self.response(try endpoint.answer(self, request, variables))
        } catch {
            return error.response(of: .osConfig)
        }
    }

    private static let endpoints = [
        Endpoint("GET", "/simulator", "What there is.") { control, _, _ in control.index },
        Endpoint("GET", "/simulator/faults", "The faults.") { control, _, _ in control.faults },
        Endpoint("POST", "/simulator/faults", "Sets up a fault.") { control, request, _ throws(APIError) in
            try control.addFault(request)
        },
        Endpoint("DELETE", "/simulator/faults", "Ends all faults.") { control, _, _ in control.removeFaults() },
        Endpoint("DELETE", "/simulator/faults/{id}", "Ends a fault.") { control, _, variables throws(APIError) in
            try control.removeFault(variables["id", default: ""])
        },
        Endpoint("POST", "/simulator/events", "Lets something happen, at a time told from now.") {
            control,
            request,
            _ throws(APIError) in
            try control.addEvent(request)
        },
        Endpoint("GET", "/simulator/clock", "What time it is.") { control, _, _ in control.clock },
        Endpoint(
            "POST",
            "/simulator/clock",
            "Changes the time with now, advance (1h30m), rate (0 stops it) or playback (60s)."
        ) { control, request, _ throws(APIError) in try control.changeClock(request) },
        Endpoint(
            "GET",
            "/simulator/requests",
            "The last calls, those after an ordinal with ?since=, those of methods with ?method=."
        ) { control, request, _ throws(APIError) in try control.requests(request) },
        Endpoint("DELETE", "/simulator/requests", "Forgets the calls.") { control, _, _ in control.forgetRequests() },
        Endpoint("GET", "/simulator/quota", "The quotas and what is left of them.") { control, _, _ in control.quota },
        Endpoint(
            "POST",
            "/simulator/quota",
            "Changes the quotas with limits (off or google), or global_read and zonal_read."
        ) { control, request, _ throws(APIError) in try control.changeQuota(request) },
        Endpoint(
            "GET",
            "/simulator/truth",
            "What is so in the fleet, of one project with ?project=, of one VM with ?vm=."
        ) { control, request, _ in
            control.simulator.moment(at: control.realNow)
                .truth(project: request.parameter("project"), vm: request.parameter("vm"))
        },
        Endpoint("GET", "/simulator/scenario", "What the fleet was made from.") { control, _, _ in control.scenario },
    ]

    private var index: JSONValue {
        let moment = simulator.moment(at: realNow)
        return [
            "scenario": .text(moment.fleet.scenario.name), "now": .text(moment.now.rfc3339),
            "endpoints": .list(
                Self.endpoints.map {
                    ["verb": .text($0.verb), "path": .text($0.shownPath), "summary": .text($0.summary)]
                }
            ),
        ]
    }

    private static func response(_ value: JSONValue) -> APIResponse {
        APIResponse(
            headers: [("content-type", "application/json; charset=UTF-8"), ("cache-control", "no-store")],
            body: value.bytes() + [UInt8(ascii: "\n")]
        )
    }
}
