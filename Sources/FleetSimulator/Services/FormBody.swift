import FoundationEssentials

/// The parameters of a body, of a form (`application/x-www-form-urlencoded`) or of a flat JSON object.
struct FormBody: Sendable {
    private let parameters: [String: String]

    /// Reads the body of a request; `nil` when it is neither.
    init?(_ request: APIRequest) {
        if request.headers["content-type"]?.hasPrefix("application/json") == true {
            guard let read = try? JSONDecoder().decode([String: String].self, from: Data(request.body)) else {
                return nil
            }
            parameters = read
            return
        }
        guard
            let text = String(validating: request.body, as: UTF8.self),
            let read = APIRequest.parameters(ofForm: text[...])
        else { return nil }
        parameters = Dictionary(read.map { ($0.name, $0.value) }) { $1 }
    }

    /// A parameter; empty when it is not given.
    subscript(name: String) -> String { parameters[name, default: ""] }
}
