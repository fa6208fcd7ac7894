package import StrictYAML

/// What a web configuration file says: TLS, client certificates, passwords, headers and a rate limit.
///
/// Its form is that of Prometheus' exporter-toolkit.
package struct WebConfiguration: Sendable, Equatable {
    /// How TLS is spoken; `nil` for plain HTTP.
    let tls: TLSSettings?
    /// Whether HTTP/2 is offered to clients that speak TLS.
    let offersHTTP2: Bool
    /// Header fields of every answer.
    let headers: [SecurityHeader]
    /// Who may ask, by name; empty when everybody may.
    let users: [String: BcryptHash]
    /// How often may be asked; `nil` for as often as one likes.
    let rateLimit: RateLimit?

    /// A header field that is added to answers.
    struct SecurityHeader: Sendable, Equatable {
        let name: Name
        let value: String

        /// The header fields that can be configured.
        enum Name: String, CaseIterable {
            case contentSecurityPolicy = "Content-Security-Policy"
            case frameOptions = "X-Frame-Options"
            case contentTypeOptions = "X-Content-Type-Options"
            case xssProtection = "X-XSS-Protection"
            case strictTransportSecurity = "Strict-Transport-Security"
        }
    }

    /// A bucket that is refilled at a rate and holds some requests.
    struct RateLimit: Sendable, Equatable {
        /// The time in which one request is allowed.
        let interval: Duration
        /// How many may come at once.
        let burst: Int
    }

    /// What the file says and the files say that it names.
    struct Contents: Sendable {
        let configuration: WebConfiguration
        let tls: TLSMaterial?
    }

    /// Reads the file and the certificates that it names, and says all that is wrong with them.
    static func load(path: String) throws(ReadingErrors) -> Contents {
        let file = try YAMLFile.load(path: path, purpose: "web configuration")
        // Relative paths start from the folder of the file; no time zone is named in it.
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return try file.read(surroundings: Surroundings(folder: folder, timeZones: [])) { root, log in
            let reader = MappingReader(root: root, log: log)
            let contents = Contents(reading: reader)
            reader.finish()
            return contents
        }
    }

    /// Says all that is wrong with a file, and with the certificates that it names.
    package static func check(path: String) throws(ReadingErrors) {
        _ = try load(path: path)
    }

    /// What this protects that another one does not any more, as a sentence; `nil` when nothing is lost.
    ///
    /// A file that is being written may be cut short for a moment: that must not open a door.
    func protectionLost(in new: WebConfiguration) -> String? {
        if (tls == nil) != (new.tls == nil) {
            return "the new file turns TLS \(new.tls == nil ? "off" : "on"); restart the server for that"
        }
        if !users.isEmpty, new.users.isEmpty {
            return "the new file asks for no password any more; restart the server for that"
        }
        if let old = tls?.clients, let new = new.tls?.clients, old.policy.demands > new.policy.demands {
            return "the new file asks less of client certificates; restart the server for that"
        }
        if let old = tls?.clients, let new = new.tls?.clients, !old.allowedNames.isEmpty, new.allowedNames.isEmpty {
            return "the new file has no client_allowed_sans any more; restart the server for that"
        }
        if rateLimit != nil, new.rateLimit == nil {
            return "the new file has no rate_limit any more; restart the server for that"
        }
        return nil
    }
}
