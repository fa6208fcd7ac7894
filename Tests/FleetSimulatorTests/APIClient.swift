import Fleet

@testable import FleetSimulator

/// Calls the methods of a fleet's APIs as a client would, without a simulator between.
struct APIClient {
    private static let router = MethodRouter(GoogleAPI.methods)

    let fleet: SimulatedFleet
    /// The moment of the calls.
    var now: Timestamp

    /// Calls at a moment, by default at the start of the fleet.
    init(_ fleet: SimulatedFleet, at now: Timestamp? = nil) {
        self.fleet = fleet
        self.now = now ?? fleet.start
    }

    /// The answer to a path with or without a query; one without a slash at its front is of version 1 of its API.
    func get(_ target: String, _ query: [String: String] = [:]) throws -> JSONValue {
        let path = target.hasPrefix("/") ? target : "/v1/\(target)"
        guard let read = APIRequest("GET", target: path) else { throw NoMethod(path: path) }
        let added = query.map { APIRequest.Parameter($0.key, $0.value) }
        return try answer(APIRequest("GET", read.path, query: read.query + added))
    }

    func post(_ path: String, _ body: String = "{}") throws -> JSONValue {
        try answer(APIRequest("POST", path, body: Array(body.utf8)))
    }

    /// The status of a refusal; `nil` for an answer.
    func refusal(of target: String) throws -> String? {
        do {
            _ = try get(target)
            return nil
        } catch let error as APIError {
            return error.status
        }
    }

    /// A path that no method has.
    struct NoMethod: Error { let path: String }

    private func answer(_ request: APIRequest) throws -> JSONValue {
        guard let route = Self.router.route(verb: request.verb, path: request.path) else {
            throw NoMethod(path: request.path)
        }
        let call = APICall(
            request: request,
            variables: route.variables,
            moment: fleet.at(now),
            identity: "tester@example.com"
        )
        return try route.method.answer(call)
    }
}
