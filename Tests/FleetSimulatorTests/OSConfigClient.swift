import Fleet

@testable import FleetSimulator

/// Calls the methods of OS Config as a client would.
struct OSConfigClient {
    let fleet: SimulatedFleet
    var now = SmallFleet.start

    /// The answer to a path such as `projects/acme-prod/patchJobs?pageSize=1`.
    func get(_ target: String, version: String = "v1") throws -> JSONValue {
        let parts = target.split(separator: "?", maxSplits: 1).map { String($0) }
        let path = "/\(version)/\(parts[0])"
        let query = (parts.count == 2 ? parts[1] : "").split(separator: "&").map { parameter in
            let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return APIRequest.Parameter(String(pair[0]), pair.count == 2 ? String(pair[1]) : "")
        }
        guard let route = Router(GoogleAPI.osConfig).route(verb: "GET", path: path) else { throw NoMethod(path: path) }
        let request = APIRequest("GET", path, query: query)
        let moment = fleet.at(now)
        return try route.method.answer(
            APICall(request: request, variables: route.variables, moment: moment, identity: "me@example.com")
        )
    }

    /// The status of a refusal; `nil` for an answer.
    func refusal(of target: String, version: String = "v1") throws -> String? {
        do {
            _ = try get(target, version: version)
            return nil
        } catch let error as APIError {
            return error.status
        }
    }

    /// A path that no method has.
    struct NoMethod: Error { let path: String }
}

extension JSONValue {
    /// The value as JSON without white space.
    func json(_ enums: EnumEncoding = .words) -> String { String(decoding: bytes(enums: enums), as: UTF8.self) }

    /// The elements of a list under a key; none when the key is not there.
    func elements(_ key: String) -> [JSONValue] {
        guard case .list(let elements) = self[key] else { return [] }
        return elements
    }

    /// The text or word under a key.
    func text(_ key: String) -> String? {
        switch self[key] {
        case .text(let text), .word(let text, _): text
        default: nil
        }
    }
}
