/// The private key of a service account, with what a token service wants to know about it.
package struct ServiceAccountKey: Hashable, Sendable {
    /// The e-mail address of the account.
    let email: String
    /// The name of the key; `nil` when the file does not say.
    let keyID: String?
    /// What signs.
    let privateKey: RSAPrivateKey
    /// Where a signed assertion becomes a token.
    let tokenURL: ServiceURL
}
