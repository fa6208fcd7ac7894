import FoundationEssentials

extension Control {
    /// Reads the JSON body of a request.
    static func body<Body: Decodable>(_ type: Body.Type, of request: APIRequest) throws(APIError) -> Body {
        do {
            return try JSONDecoder().decode(type, from: Data(request.body))
        } catch {
            throw .invalidArgument("The body is not as it should be: \(error)")
        }
    }

    /// The body of a request as text.
    static func text(of request: APIRequest) throws(APIError) -> String {
        guard let text = String(validating: request.body, as: UTF8.self), !text.isEmpty else {
            throw .invalidArgument("The body is empty or not UTF-8.")
        }
        return text
    }
}
