import Fleet
import Testing

@testable import FleetSimulator

/// Calls methods of a list as a server would.
struct APICalls {
    let methods: [APIMethod]
    let moment: FleetMoment

    /// Calls at the start of a fleet, which is also its newest moment.
    init(_ methods: [APIMethod], of fleet: SimulatedFleet) {
        self.methods = methods
        moment = fleet.at(fleet.start)
    }

    func get(_ path: String, _ query: [String: String] = [:]) throws -> JSONValue {
        try answer(APIRequest("GET", path, query: query.map { .init($0.key, $0.value) }))
    }

    func post(_ path: String, _ body: String = "{}") throws -> JSONValue {
        try answer(APIRequest("POST", path, body: Array(body.utf8)))
    }

    private func answer(_ request: APIRequest) throws -> JSONValue {
        let route = try #require(Router(methods).route(verb: request.verb, path: request.path))
        let call = APICall(request: request, variables: route.variables, moment: moment, identity: "test")
        return try route.method.answer(call)
    }
}

extension JSONValue {
    /// The value at a path of names, lists standing for their first element.
    subscript(path: String...) -> JSONValue? {
        path.reduce(self) { value, name in
            if let first = value?.items.first { first[name] } else { value?[name] }
        }
    }

    /// The items of a list; none when it is something else.
    var items: [JSONValue] {
        guard case .list(let items) = self else { return [] }
        return items
    }

    /// A string or the word of an enum.
    var wording: String? {
        switch self {
        case .text(let text), .word(let text, _): text
        default: nil
        }
    }
}
