/// A service account to act as, and how.
package struct ImpersonationTarget: Sendable {
    /// The method `generateAccessToken` of the account.
    let url: ServiceURL
    /// The accounts in between, each of which may act as the next.
    let delegates: [String]
    /// For how long a token is asked for.
    let lifetime: Duration

    /// The e-mail address of the account; `nil` when the URL does not show it.
    var email: String? {
        guard let start = url.text.firstRange(of: "/serviceAccounts/")?.upperBound else { return nil }
        let name = url.text[start...].prefix { $0 != ":" && $0 != "/" }
        return name.contains("@") ? String(name) : nil
    }
}
