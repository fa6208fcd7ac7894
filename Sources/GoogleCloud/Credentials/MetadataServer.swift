import HTTPTransport

/// The metadata server of Compute Engine, which gives a VM tokens of its service account.
package struct MetadataServer: Sendable {
    /// The universe of everybody who is not told of another.
    static let googleUniverse = "googleapis.com"

    /// The server, with its port when it has another than 80.
    let host: String
    /// What is asked whether it is there; `nil` when the environment says that it is.
    let probe: HTTPRequest?

    /// How long a token may take: the server may still be starting when a VM does.
    private static let patience: Duration = .seconds(10)

    /// The server that the environment describes; `nil` when it says that there is none.
    ///
    /// https://cloud.google.com/compute/docs/metadata/querying-metadata; the variables are those of Google's client
    /// libraries.
    package init?(environment: [String: String]) throws(CredentialsError) {
        guard environment["NO_GCE_CHECK"]?.lowercased() != "true" else { return nil }
        if let name = try Self.host(["GCE_METADATA_HOST", "GCE_METADATA_ROOT"], in: environment) {
            host = name
            probe = nil
            return
        }
        host = "metadata.google.internal"
        // By its address, since a name server elsewhere may take long to know nothing.
        let address = try Self.host(["GCE_METADATA_IP"], in: environment) ?? "169.254.169.254"
        let seconds = environment["GCE_METADATA_TIMEOUT"].flatMap { Double($0) } ?? 3
        probe = Self.request("http://\(address)/", patience: .seconds((0.1...60).contains(seconds) ? seconds : 3))
    }

    /// The request for a value below `computeMetadata/v1`.
    func request(_ path: String) -> HTTPRequest {
        Self.request("http://\(host)/computeMetadata/v1/\(path)", patience: Self.patience)
    }

    /// Whether an answer is of a metadata server.
    static func isAnswer(_ response: HTTPResponse) -> Bool {
        response.headers["metadata-flavor"] == "Google"
    }

    private static func request(_ url: String, patience: Duration) -> HTTPRequest {
        var request = HTTPRequest("GET", url, headers: [HTTPField("metadata-flavor", "Google")])
        request.totalTimeout = patience
        // A proxy would ask its own metadata server, or show the token to others.
        request.usesProxy = false
        return request
    }

    private static func host(_ names: [String], in environment: [String: String]) throws(CredentialsError) -> String? {
        for name in names {
            guard let host = environment[name], !host.isEmpty else { continue }
            guard !host.contains("/"), ServiceURL("http://\(host)/", allowsPlain: true) != nil else {
                throw CredentialsError(.malformed, "\(name) is not the name of a host; correct or unset it")
            }
            return host
        }
        return nil
    }
}
