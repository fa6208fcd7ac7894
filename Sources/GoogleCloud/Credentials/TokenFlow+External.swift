import Fleet
import HTTPTransport
import TapeJSON

// https://google.aip.dev/auth/4117 and https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
extension TokenFlow {
    /// Exchanges another provider's token and, when there is an account to act as, acts as it.
    func token(for account: ExternalAccount, of file: CredentialsFile) async throws(CredentialsError) -> AccessToken {
        guard let target = account.target else { return try await exchange(account, of: file) }
        return try await impersonate(
            target,
            with: try await TokenFlow(sourceOf: self).exchange(account, of: file),
            of: file
        )
    }

    /// Acts as a service account.
    func impersonate(
        _ target: ImpersonationTarget,
        with token: AccessToken,
        of file: CredentialsFile
    ) async throws(CredentialsError) -> AccessToken {
        let delegates = target.delegates.map { name in
            name.hasPrefix("projects/") ? name : "projects/-/serviceAccounts/\(name)"
        }
        let seconds = target.lifetime.components.seconds
        let body =
            #"{"delegates":\#(JSONLiteral.array(delegates)),"scope":\#(JSONLiteral.array(scopes)),"#
            + #""lifetime":"\#(seconds)s"}"#
        var request = post(Array(body.utf8), contentType: "application/json", to: target.url)
        request.headers.append(.bearer(token))
        let call = TokenCall(
            step: .impersonation(target.email, member: file.impersonatingMember),
            origin: file.origin,
            type: file.type,
            secrets: [token.secret]
        )
        return try call.generatedToken(in: try await send(request, call), at: now())
    }

    private func exchange(
        _ account: ExternalAccount,
        of file: CredentialsFile
    ) async throws(CredentialsError) -> AccessToken {
        let subject = try await subjectToken(of: account, file)
        var options = ""
        if let project = account.workforceProject, account.client == nil {
            options = #"{"userProject":\#(JSONLiteral(project))}"#
        }
        let form = Form(
            [
                ("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"), ("audience", account.audience),
                ("scope", scopes.joined(separator: " ")),
                ("requested_token_type", "urn:ietf:params:oauth:token-type:access_token"),
                ("subject_token", subject.revealed), ("subject_token_type", account.subjectTokenType),
            ] + (options.isEmpty ? [] : [("options", options)])
        )
        var request = post(form, to: account.tokenURL)
        var secrets = [subject]
        if let client = account.client {
            request.headers.append(.basic(client.name, client.secret))
            secrets.append(client.secret)
        }
        let call = TokenCall(step: .exchange, origin: file.origin, type: file.type, secrets: secrets)
        let start = now()
        return try call.grantedToken(in: try await send(request, call), from: start)
    }

    /// The other provider's token, read anew each time, since it is short-lived.
    private func subjectToken(
        of account: ExternalAccount,
        _ file: CredentialsFile
    ) async throws(CredentialsError) -> Secret {
        let bytes: [UInt8]
        let place: String
        switch account.source {
        case .file(let path):
            bytes = try subjectTokenFile(path, file)
            place = path
        case .url(let url, let headers):
            var request = HTTPRequest("GET", url.text, headers: headers.map { HTTPField($0.name, $0.value.revealed) })
            request.totalTimeout = .seconds(10)
            // Plain http is how the metadata servers of other clouds are asked, which are never behind a proxy.
            request.usesProxy = !url.isPlain
            let secrets = headers.map(\.value)
            let call = TokenCall(step: .subjectToken, origin: file.origin, type: file.type, secrets: secrets)
            bytes = try await send(request, call).body
            place = url.host
        }
        guard let token = Self.subjectToken(in: bytes, field: account.subjectTokenField) else {
            let what = account.subjectTokenField == nil ? "no text" : "no JSON with subject_token_field_name in it"
            throw CredentialsError(
                .malformed,
                "\(file.origin): the subject token of \(place) is \(what); correct credential_source"
            )
        }
        return token
    }

    private func subjectTokenFile(_ path: String, _ file: CredentialsFile) throws(CredentialsError) -> [UInt8] {
        let problem: String
        do {
            if let bytes = try readFile(path) { return bytes }
            problem = "there is no such file"
        } catch {
            problem = OneLine("\(error)", limit: 120).description
        }
        throw CredentialsError(
            .unreadable,
            "\(file.origin): the subject token \(path) cannot be read: \(problem); correct credential_source"
        )
    }

    private static func subjectToken(in bytes: [UInt8], field: String?) -> Secret? {
        var text: String?
        if let field {
            var parser = JSONParser(maximumDepth: 32)
            text = try? parser.withDocument(bytes) { json in
                json.members.first { $0.key == field }?.value.string
            }
        } else {
            text = String(validating: bytes, as: UTF8.self)
        }
        guard let text else { return nil }
        let token = text.trimmingWhitespace
        return token.isEmpty ? nil : Secret(token)
    }
}

extension CredentialsFile {
    /// Who acts as the service account, as far as it is known.
    fileprivate var impersonatingMember: String? {
        guard case .impersonation(_, let source) = content else { return nil }
        return source.member
    }
}

extension String {
    /// The text without spaces and ends of line around it.
    fileprivate var trimmingWhitespace: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
