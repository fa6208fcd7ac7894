import Fleet

/// A method of a service that gives tokens; it needs none, and it goes by real time, as its callers do.
struct TokenMethod: Sendable {
    /// Google's name of it, by which faults and the request log call it.
    let id: String
    let service: GoogleService
    let verb: String
    let template: PathTemplate
    let answer: @Sendable (TokenCall) throws(APIError) -> JSONValue

    /// Declares a method.
    init(
        _ id: String,
        _ service: GoogleService,
        _ verb: String,
        _ template: String,
        answer: @escaping @Sendable (TokenCall) throws(APIError) -> JSONValue
    ) {
        self.id = id
        self.service = service
        self.verb = verb
        self.template = PathTemplate(template)
        self.answer = answer
    }

    /// All of them.
    static let all = OAuth.methods + SecurityTokenService.methods + IAMCredentials.methods + MetadataServer.methods

    /// The method that a request calls, with the variables of its path; `nil` when there is none.
    static func route(_ request: APIRequest) -> (method: TokenMethod, variables: [String: String])? {
        let parts = request.path.split(separator: "/")
        for method in all where method.verb == request.verb {
            if let variables = method.template.variables(in: parts) { return (method, variables) }
        }
        return nil
    }
}

/// A call of a method that gives tokens.
struct TokenCall: Sendable {
    let request: APIRequest
    /// The variables of the path's template.
    let variables: [String: String]
    let tokens: AccessTokens
    /// Who calls.
    let identity: String
    /// The moment of the call, in the time of the caller.
    let realNow: Timestamp
    /// The project that the metadata server belongs to; `nil` when there is none.
    let home: SimulatedProject?
    let moment: FleetMoment

    /// A new token as OAuth 2.0 writes it.
    func grant(to identity: String, scope: String = "") -> JSONValue {
        let issue = tokens.issue(to: identity, at: realNow)
        return [
            "access_token": .text(issue.text), "expires_in": .integer(Int(issue.lifetime.components.seconds)),
            "token_type": "Bearer", "scope": .nonEmpty(scope),
        ]
    }
}
