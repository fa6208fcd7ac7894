import StrictYAML

extension WebConfiguration.Contents {
    /// Reads every key; what is wrong is in the log afterwards.
    init(reading reader: MappingReader) {
        let http = reader.section("http_server_config", "What holds for all answers.", read: HTTPSettings.init)
        let tls = reader.optionalSection("tls_server_config", "How TLS is spoken.") { section in
            let settings = TLSSettings(reading: section)
            return (settings, settings.flatMap { TLSMaterial(loading: $0, offersHTTP2: http.offersHTTP2, section) })
        }
        if let settings = tls?.0, http.offersHTTP2, settings.lacksHTTP2Suite {
            reader.refuse(
                "tls_server_config",
                "cipher_suites has no suite that HTTP/2 demands; add \(TLSSettings.suiteForHTTP2), "
                    + "or write http_server_config: {http2: false}"
            )
        }
        let users = reader.optional(
            "basic_auth_users",
            .map(from: .userName, to: .bcryptHash, named: "a mapping of user names to bcrypt hashes").notEmptyMap,
            absent: "everybody",
            "Who may ask. Passwords are bcrypt hashes."
        )
        let rateLimit = reader.optionalSection("rate_limit", "How often may be asked.") {
            WebConfiguration.RateLimit(reading: $0)
        }
        configuration = WebConfiguration(
            tls: tls?.0,
            offersHTTP2: http.offersHTTP2,
            headers: http.headers,
            users: users ?? [:],
            rateLimit: rateLimit ?? nil
        )
        self.tls = tls?.1
    }
}

/// The section `http_server_config`.
private struct HTTPSettings {
    let offersHTTP2: Bool
    let headers: [WebConfiguration.SecurityHeader]

    init(reading section: MappingReader) {
        offersHTTP2 = section.value("http2", .flag, default: true, "Whether HTTP/2 is offered, which needs TLS.")
        headers = section.section("headers", "Header fields of every answer.") { section in
            WebConfiguration.SecurityHeader.Name.allCases.compactMap { name in
                section.optional(name.rawValue, .header(name), absent: "none", "As browsers know it.")
                    .flatMap { $0.isEmpty ? nil : WebConfiguration.SecurityHeader(name: name, value: $0) }
            }
        }
    }
}

extension WebConfiguration.RateLimit {
    /// `nil` when the interval is 0, which turns it off.
    fileprivate init?(reading section: MappingReader) {
        let interval = section.required(
            "interval",
            .goDuration,
            placeholder: .zero,
            advice: "interval: 1s",
            "The time in which one request is allowed; 0 for no limit."
        )
        let burst = section.value("burst", .integer(in: 0...1_000_000), default: 0, "How many may come at once.")
        if interval > .zero, burst == 0 {
            section.refuse("burst", "0 requests at once would refuse every request; write at least 1")
        }
        guard interval > .zero else { return nil }
        self.init(interval: interval, burst: burst)
    }
}

extension ValueKind<String> {
    /// The value of a header field, also one that looks like a number.
    fileprivate static func header(_ name: WebConfiguration.SecurityHeader.Name) -> Self {
        let allowed: [String] =
            switch name {
            case .frameOptions: ["deny", "sameorigin"]
            case .contentTypeOptions: ["nosniff"]
            case .contentSecurityPolicy, .xssProtection, .strictTransportSecurity: []
            }
        return scalar("a text", of: [.text, .number, .boolean], show: \.description) { text, _ throws(Refusal) in
            guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), text.utf8.count <= 8_192 else {
                throw Refusal("holds a character that is not allowed in a header field, or is too long")
            }
            guard text.isEmpty || allowed.isEmpty || allowed.contains(text) else {
                throw Refusal("\(Excerpt.quoted(text)) is not known; write \(allowed.joined(separator: " or "))")
            }
            return text
        }
    }

    /// The name of a user, also one that looks like a number.
    fileprivate static var userName: Self {
        scalar("a user name", of: [.text, .number, .boolean], show: \.description) { text, _ throws(Refusal) in
            guard !text.isEmpty, !text.contains(":"), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
                throw Refusal("a user name is not empty and has neither a colon nor a control character")
            }
            return text
        }
    }
}

extension ValueKind<BcryptHash> {
    /// A hash, which is shown in no message.
    fileprivate static var bcryptHash: Self {
        text("a bcrypt hash", show: Secret.show) { text, _ throws(Refusal) in
            guard let hash = BcryptHash(text) else {
                throw Refusal("is no bcrypt hash; `htpasswd -nBC 10 NAME` makes one, that begins with $2y$10$")
            }
            guard hash.cost <= BcryptHash.highestCost else {
                throw Refusal(
                    "has cost \(hash.cost), with which each login takes minutes; at most \(BcryptHash.highestCost)"
                )
            }
            return hash
        }
    }
}

extension ValueKind<[String: BcryptHash]> {
    /// The same, with at least one user: nobody would expect an empty list to let everybody in.
    fileprivate var notEmptyMap: Self {
        refusing {
            $0.content == .mapping([]) ? "names nobody; give \(name), or remove the key to let everybody in" : nil
        }
    }
}
