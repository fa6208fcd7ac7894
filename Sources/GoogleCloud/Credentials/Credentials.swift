/// Credentials that were found.
package struct Credentials: Sendable {
    /// What gives the tokens.
    package enum Origin: Sendable {
        case file(CredentialsFile)
        case metadataServer(MetadataServer)
    }

    /// What gives the tokens.
    package let origin: Origin
    /// The project whose quota calls count for; `nil` for the one that they are about.
    package let quotaProject: String?
}
