import Fleet
import HTTPTransport

// https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys
extension TokenFlow {
    /// Whether the metadata server is there.
    func isPresent(_ server: MetadataServer) async -> Bool {
        guard let probe = server.probe else { return true }
        let response = try? await transport.send(probe)
        return response.map { MetadataServer.isAnswer($0) } ?? false
    }

    /// A token of the VM's service account.
    func token(of server: MetadataServer) async throws(CredentialsError) -> AccessToken {
        let call = TokenCall(metadata: server)
        let start = now()
        let response = try await send(server.request("instance/service-accounts/default/token"), call)
        return try call.grantedToken(in: response, from: start)
    }

    /// The e-mail address of the VM's service account; `nil` when the server does not say it as an address.
    func email(of server: MetadataServer) async throws(CredentialsError) -> String? {
        let request = server.request("instance/service-accounts/default/email")
        let response = try await send(request, TokenCall(metadata: server))
        let email = OneLine(String(decoding: response.body, as: UTF8.self)).description
        return email.contains("@") && email.isHeaderValue ? email : nil
    }

    /// The universe that the VM is in.
    func universeDomain(of server: MetadataServer) async throws(CredentialsError) -> String {
        let call = TokenCall(metadata: server)
        let response: HTTPResponse
        do throws(TransportFailure) {
            response = try await transport.send(server.request("universe/universe-domain"))
        } catch {
            throw call.unreachable(error)
        }
        // Servers older than universes do not know the path.
        guard response.status != 404 else { return MetadataServer.googleUniverse }
        guard response.status == 200 else { throw call.refused(response) }
        let text = OneLine(String(decoding: response.body, as: UTF8.self)).description
        guard !text.isEmpty else { return MetadataServer.googleUniverse }
        guard text.isDomainName else { throw call.malformed("its universe is not the name of a domain") }
        return text.lowercased()
    }
}

extension TokenCall {
    fileprivate init(metadata server: MetadataServer) {
        self.init(step: .metadata, origin: "the metadata server \(server.host)", type: nil, secrets: [])
    }
}
