package import Fleet

/// Access tokens: made when asked for, and known again without being kept.
///
/// A token carries who it is for and until when, and a check that follows from the seed, so that one that somebody made
/// up or changed is refused. They keep honest clients apart; they are no protection.
package struct AccessTokens: Sendable {
    /// Whether callers need a token.
    package enum Mode: String, Sendable, Hashable, CaseIterable {
        /// Callers without one are `anonymous`, and tokens of others stand for whoever sends them.
        case optional
        /// Only tokens of ours are good, and assertions that a service account signed itself.
        case required
    }

    /// A token and how long it is good.
    package struct Issue: Sendable, Hashable {
        /// The token.
        package let text: String
        /// How long it is good.
        package let lifetime: Duration
    }

    /// Whether callers need a token.
    package let mode: Mode
    /// How long a token is good when nobody asks for another time.
    package let lifetime: Duration
    private let key: Chance

    /// Tokens whose checks follow from a seed.
    package init(seed: UInt64, mode: Mode = .optional, lifetime: Duration = .seconds(3_600)) {
        self.mode = mode
        self.lifetime = lifetime
        key = Chance(seed: seed)
    }

    /// A token for somebody.
    package func issue(to identity: String, lifetime: Duration? = nil, at now: Timestamp) -> Issue {
        let lifetime = lifetime ?? self.lifetime
        let expiry = (now + lifetime).microseconds / 1_000_000
        let content = Self.hexadecimal(of: identity) + "." + String(expiry, radix: 36)
        return Issue(text: "\(Self.prefix)\(content).\(check(of: content))", lifetime: lifetime)
    }

    /// Who sends a request, by its header `Authorization`.
    package func identity(ofAuthorization header: String?, at now: Timestamp) -> Result<String, APIError> {
        guard let header, !header.isEmpty else {
            return mode == .optional ? .success(Self.anonymous) : .failure(.missingCredentials)
        }
        let words = header.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else { return .failure(.invalidCredentials) }
        let token = String(words[1])
        if token.hasPrefix(Self.prefix) { return identity(ofOwn: token.dropFirst(Self.prefix.count), at: now) }
        if let assertion = SignedAssertion(token), let issuer = assertion.claims.iss {
            return assertion.expiry.map { now < $0 } ?? false ? .success(issuer) : .failure(.expiredCredentials)
        }
        guard mode == .optional else { return .failure(.invalidCredentials) }
        return .success("token-" + String(key.number("bearer/\(token)") >> 32, radix: 16))
    }

    /// Who calls without a token.
    package static let anonymous = "anonymous"

    private func identity(ofOwn content: Substring, at now: Timestamp) -> Result<String, APIError> {
        let parts = content.split(separator: ".", omittingEmptySubsequences: false)
        guard
            parts.count == 3, check(of: "\(parts[0]).\(parts[1])") == parts[2],
            let identity = Self.text(ofHexadecimal: parts[0]), let expiry = Int64(parts[1], radix: 36)
        else { return .failure(.invalidCredentials) }
        return now < Timestamp(seconds: expiry) ? .success(identity) : .failure(.expiredCredentials)
    }

    private func check(of content: String) -> String {
        String(key.number("token/1/\(content)"), radix: 36) + String(key.number("token/2/\(content)"), radix: 36)
    }

    /// As Google's begin, so that secret scanners and redactions know them.
    private static let prefix = "ya29.sim-"

    private static func hexadecimal(of text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func text(ofHexadecimal digits: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = digits.utf8[...]
        while !rest.isEmpty {
            guard let byte = UInt8(hexadecimal: rest.prefix(2)) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
