/// Identity federation: another provider's token that becomes one of Google's.
package struct ExternalAccount: Sendable {
    /// Where the other provider's token is.
    enum SubjectTokenSource: Sendable {
        case file(String)
        case url(ServiceURL, headers: [(name: String, value: Secret)])
    }

    /// The name and secret of a client, where the token service wants to know it.
    struct Client: Sendable {
        let name: String
        let secret: Secret
    }

    /// The pool and the provider in it.
    let audience: String
    let subjectTokenType: String
    let tokenURL: ServiceURL
    let source: SubjectTokenSource
    /// The member of a JSON document that is the token; `nil` when the whole text is.
    let subjectTokenField: String?
    /// The service account to act as; `nil` to act as the federated identity itself.
    let target: ImpersonationTarget?
    /// `nil`, as is usual, when the token service need not know the client.
    let client: Client?
    /// The project that a workforce pool's calls count for.
    let workforceProject: String?
}
