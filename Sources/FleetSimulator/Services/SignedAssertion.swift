import Fleet
import FoundationEssentials

/// A JSON web token that a service account signed, as far as it can be read without its key (RFC 7519).
struct SignedAssertion: Sendable {
    /// What it says, by the names of the standard.
    struct Claims: Decodable, Sendable {
        var iss: String?
        var sub: String?
        var aud: String?
        var iat: Double?
        var exp: Double?
        var scope: String?
    }

    /// The first part, which says how it is signed.
    struct Header: Decodable, Sendable {
        var alg: String
    }

    let header: Header
    let claims: Claims

    /// Reads a token; `nil` for what is none.
    ///
    /// Nobody here knows the key, so the signature only has to be there.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard
            parts.count == 3, !parts[2].isEmpty,
            let header = Self.read(Header.self, parts[0]), let claims = Self.read(Claims.self, parts[1])
        else { return nil }
        self.header = header
        self.claims = claims
    }

    /// When it ends; `nil` when it does not say so.
    var expiry: Timestamp? { Self.moment(claims.exp) }
    /// When it was made; `nil` when it does not say so.
    var issueTime: Timestamp? { Self.moment(claims.iat) }

    private static func moment(_ seconds: Double?) -> Timestamp? {
        // Past the year 9999 nobody means seconds.
        guard let seconds, (0..<253_402_300_800).contains(seconds) else { return nil }
        return Timestamp(microseconds: Int64(seconds * 1_000_000))
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ part: Substring) -> Value? {
        var text = part.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: String(text)).flatMap { try? JSONDecoder().decode(type, from: $0) }
    }
}

extension SignedAssertion {
    /// An identity token as the metadata server gives them; nobody can check its signature.
    static func identityToken(of account: String, for audience: String, at now: Timestamp) -> String {
        let issued = Int(now.microseconds / 1_000_000)
        let claims: JSONValue = [
            "aud": .text(audience), "azp": .text(account), "email": .text(account), "email_verified": true,
            "exp": .integer(issued + 3_600), "iat": .integer(issued), "iss": "https://accounts.google.com",
            "sub": .text(account),
        ]
        let header: JSONValue = ["alg": "RS256", "kid": "simulator", "typ": "JWT"]
        return [header.bytes(), claims.bytes(), Array("signature".utf8)].map { encoded($0) }.joined(separator: ".")
    }

    /// Tokens leave out what base64 is filled up with.
    private static func encoded(_ bytes: [UInt8]) -> String { Base64.urlText(of: bytes).filter { $0 != "=" } }
}
