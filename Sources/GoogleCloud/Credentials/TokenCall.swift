import Fleet
import HTTPTransport
import TapeJSON

/// One request of a flow: how to read its answer, and what its errors may say.
struct TokenCall: Sendable {
    /// What the request asks for.
    let step: TokenStep
    /// Whose credentials they are, as messages call them.
    let origin: String
    /// The kind of file; `nil` for the metadata server.
    let type: CredentialsType?
    /// What the request carries and no message may.
    let secrets: [Secret]

    // MARK: - Answers

    /// The token in an answer of OAuth 2.0 (RFC 6749, section 5.1).
    func grantedToken(in response: HTTPResponse, from start: Timestamp) throws(CredentialsError) -> AccessToken {
        try read(response) { json throws(JSONDecodingError) in
            let seconds = try json.requiredInt64("expires_in")
            guard seconds > 0 else { throw JSONDecodingError(path: "expires_in", problem: "is not after now") }
            let lifetime = Duration.seconds(Swift.min(seconds, 43_200))
            return AccessToken(secret: try Self.token(json, "access_token"), expiresAt: start + lifetime)
        }
    }

    /// The token in an answer of `generateAccessToken`.
    func generatedToken(in response: HTTPResponse, at now: Timestamp) throws(CredentialsError) -> AccessToken {
        try read(response) { json throws(JSONDecodingError) in
            let expiry = try json.required("expireTime") { value throws(JSONDecodingError) in try Timestamp(value) }
            guard expiry > now else { throw JSONDecodingError(path: "expireTime", problem: "is not after now") }
            return AccessToken(secret: try Self.token(json, "accessToken"), expiresAt: expiry)
        }
    }

    private static func token(_ json: JSONCursor, _ key: StaticString) throws(JSONDecodingError) -> Secret {
        let text = try json.requiredString(key)
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw JSONDecodingError(problem: "is not a token").prefixed(by: key)
        }
        return Secret(text)
    }

    private func read(
        _ response: HTTPResponse,
        _ body: (JSONCursor) throws(JSONDecodingError) -> AccessToken
    ) throws(CredentialsError) -> AccessToken {
        var parser = JSONParser(maximumDepth: 32)
        do {
            return try parser.withDocument(response.body, body)
        } catch let error as JSONDecodingError {
            throw malformed("its answer has no token that can be used: \(error)")
        } catch {
            throw malformed("its answer is \(error)")
        }
    }

    // MARK: - Errors

    /// The error for an answer that is not what it has to be.
    func malformed(_ problem: String) -> CredentialsError {
        CredentialsError(.malformed, "\(origin): \(step.service): \(problem); is something else answering for it?")
    }

    /// The error when there is no answer.
    func unreachable(_ failure: TransportFailure) -> CredentialsError {
        guard failure.kind != .canceled else { return CredentialsError(.canceled, "\(origin): canceled") }
        return CredentialsError(
            .unavailable,
            "\(origin): \(step.service) cannot be reached: \(words(failure.message))"
        )
    }

    /// The error for an answer that is a refusal.
    func refused(_ response: HTTPResponse) -> CredentialsError {
        let body = GoogleErrorBody(response)
        let said = [body.word, body.subtype, body.message].filter { !$0.isEmpty }.map { words($0) }
        let answer = said.isEmpty ? "" : " (\(said.joined(separator: ": ")))"
        if response.status == 429 || response.status == 408 || response.status >= 500 {
            return CredentialsError(
                .unavailable,
                "\(origin): \(step.service) answers \(response.status)\(answer); it may pass"
            )
        }
        return CredentialsError(
            .refused,
            "\(origin): \(step.service) refuses with \(response.status)\(answer); \(step.remedy(for: body, of: type))"
        )
    }

    /// What somebody else says, unless it repeats part of a secret.
    private func words(_ text: String) -> String {
        let line = OneLine(text).description
        return secrets.contains { $0.sharesText(with: line) } ? "<redacted>" : line
    }
}

extension Secret {
    /// Whether eight characters in a row, or all of a shorter secret, are in a text.
    func sharesText(with text: String) -> Bool {
        let secret = Array(revealed.utf8)
        let text = Array(text.utf8)
        let length = Swift.min(8, secret.count)
        guard length > 0, text.count >= length else { return false }
        let pieces = Set((0...text.count - length).map { text[$0..<$0 + length] })
        return (0...secret.count - length).contains { pieces.contains(secret[$0..<$0 + length]) }
    }
}
