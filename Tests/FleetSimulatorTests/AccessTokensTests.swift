import Fleet
import Testing

@testable import FleetSimulator

/// Who a caller is.
@Suite struct AccessTokensTests {
    private let now = TinySimulator.start
    private let optional = AccessTokens(seed: 3)
    private let required = AccessTokens(seed: 3, mode: .required, lifetime: .seconds(600))

    private func code(_ result: Result<String, APIError>) -> String {
        switch result {
        case .success(let identity): identity
        case .failure(let error): "\(error.code) \(error.reason)"
        }
    }

    @Test(arguments: [AccessTokens.Mode.optional, .required])
    func `a token is known again until it ends`(mode: AccessTokens.Mode) {
        let tokens = AccessTokens(seed: 3, mode: mode)
        let token = tokens.issue(to: "robot@demo.iam.gserviceaccount.com", lifetime: .seconds(600), at: now).text
        let times = [0, 599, 600].map {
            code(tokens.identity(ofAuthorization: "Bearer \(token)", at: now + .seconds($0)))
        }
        #expect(times[0] == "robot@demo.iam.gserviceaccount.com")
        #expect(times[1] == times[0])
        #expect(times[2] == "401 ACCESS_TOKEN_EXPIRED")
    }

    @Test func `the same token comes for the same caller and moment, and another for another`() {
        let token = optional.issue(to: "a@b", at: now).text
        #expect(token == optional.issue(to: "a@b", at: now).text)
        #expect(token != optional.issue(to: "a@c", at: now).text)
        #expect(token != AccessTokens(seed: 4).issue(to: "a@b", at: now).text)
        #expect(optional.issue(to: "a@b", at: now).lifetime == .seconds(3_600))
    }

    @Test func `a token that somebody changed is refused, whether tokens are needed or not`() {
        let token = required.issue(to: "a@b", at: now).text
        for position in token.indices
        where token[position] != "." && position >= token.index(token.startIndex, offsetBy: 9) {
            var changed = token
            changed.replaceSubrange(position...position, with: token[position] == "7" ? "8" : "7")
            #expect(
                code(required.identity(ofAuthorization: "Bearer \(changed)", at: now)).hasPrefix(
                    "401 ACCESS_TOKEN_TYPE"
                )
            )
        }
        #expect(code(optional.identity(ofAuthorization: "Bearer ya29.sim-1.2.3", at: now)).hasPrefix("401"))
    }

    @Test func `without a token a caller is anonymous, or refused with a challenge`() throws {
        #expect(code(optional.identity(ofAuthorization: nil, at: now)) == "anonymous")
        guard case .failure(let error) = required.identity(ofAuthorization: nil, at: now) else {
            Issue.record("a caller without a token got in")
            return
        }
        #expect(error.status == "UNAUTHENTICATED")
        #expect(error.message.hasPrefix("Request is missing required authentication credential. Expected OAuth 2"))
        let headers = error.response(of: .osConfig).headers
        #expect(headers.contains { $0 == ("www-authenticate", "Bearer realm=\"https://accounts.google.com/\"") })
    }

    @Test func `a token of others stands for its sender only where none is needed`() {
        let identity = code(optional.identity(ofAuthorization: "Bearer ya29.a0Af", at: now))
        #expect(identity.hasPrefix("token-"))
        #expect(!identity.contains("a0Af"))
        #expect(identity == code(optional.identity(ofAuthorization: "bearer ya29.a0Af", at: now)))
        #expect(identity != code(optional.identity(ofAuthorization: "Bearer ya29.b", at: now)))
        #expect(
            code(required.identity(ofAuthorization: "Bearer ya29.a0Af", at: now)) == "401 ACCESS_TOKEN_TYPE_UNSUPPORTED"
        )
    }

    @Test(arguments: ["Basic dTpw", "Bearer", "Bearer a b", "x"])
    func `what is no bearer token is refused`(header: String) {
        #expect(code(optional.identity(ofAuthorization: header, at: now)).hasPrefix("401"))
    }

    @Test func `a service account may sign for itself`() {
        let assertion = Assertion(iss: "robot@demo.iam.gserviceaccount.com", iat: 0, exp: 3_600).text
        #expect(
            code(required.identity(ofAuthorization: "Bearer \(assertion)", at: now))
                == "robot@demo.iam.gserviceaccount.com"
        )
        let late = now + .seconds(3_600)
        #expect(code(required.identity(ofAuthorization: "Bearer \(assertion)", at: late)) == "401 ACCESS_TOKEN_EXPIRED")
    }
}
