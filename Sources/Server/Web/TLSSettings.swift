import StrictYAML

/// The section `tls_server_config`.
struct TLSSettings: Sendable, Equatable {
    let certificate: PEMSource
    let key: PEMSource
    let clients: ClientCertificateSettings
    let minimum: Version
    let maximum: Version
    /// Suites for TLS 1.2, in their order; empty for those that are usual.
    let suites: [String]
    /// Whether the file says that the server chooses among them.
    let wantsOrderOfSuites: Bool
    /// Groups for the exchange of keys, in their order; empty for those that are usual.
    let curves: [Curve]

    /// Where a certificate or a key comes from.
    enum PEMSource: Sendable, Equatable {
        case file(String)
        case text(String)
    }

    /// The versions of TLS that are spoken.
    enum Version: String, CaseIterable {
        case tls12 = "TLS12"
        case tls13 = "TLS13"
    }

    /// Go's names of groups.
    enum Curve: String, CaseIterable {
        case p256 = "CurveP256"
        case p384 = "CurveP384"
        case p521 = "CurveP521"
        case x25519 = "X25519"
        case x25519MLKEM768 = "X25519MLKEM768"
    }

    /// Suites of TLS 1.2 that are safe enough for Go to have them on.
    static let suitesOfTLS12 = [
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    ]
    /// Suites of TLS 1.3, which are always on with it.
    static let suitesOfTLS13 = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"]
    static let suiteForHTTP2 = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"

    /// Whether TLS 1.2 may be spoken with none of the suites that every client of HTTP/2 has.
    var lacksHTTP2Suite: Bool {
        minimum == .tls12 && !suites.isEmpty && !suites.contains { $0.hasSuffix("_AES_128_GCM_SHA256") }
    }

    /// `nil` when there is no certificate or no key, which is in the log then.
    init?(reading section: MappingReader) {
        let certificate = Self.source("cert", of: section, "certificate of the server")
        let key = Self.source("key", of: section, "key of the server")
        clients = ClientCertificateSettings(reading: section)
        let minimum = Self.version("min_version", .tls12, section)
        maximum = Self.version("max_version", .tls13, section)
        if minimum == .tls13, maximum == .tls12 {
            section.refuse("max_version", "is lower than min_version")
        }
        let named = section.value(
            "cipher_suites",
            .list(of: .suite, named: "a list of cipher suites"),
            default: [],
            "Suites for TLS 1.2, in their order; without any, those that are usual."
        )
        suites = named.filter { !Self.suitesOfTLS13.contains($0) }
        // Suites of TLS 1.3 alone leave none for TLS 1.2.
        self.minimum = !named.isEmpty && suites.isEmpty ? .tls13 : minimum
        if self.minimum == .tls13, maximum == .tls12, minimum == .tls12 {
            section.refuse("cipher_suites", "has no suite of TLS 1.2, and max_version allows nothing newer")
        }
        wantsOrderOfSuites = Self.wantsOrder(section) && suites.count > 1
        curves = section.value(
            "curve_preferences",
            .list(of: .word("a group"), named: "a list of groups"),
            default: [],
            "Groups for the exchange of keys, in their order; without any, those that are usual."
        )
        guard let certificate, let key else { return nil }
        (self.certificate, self.key) = (certificate, key)
    }

    /// A text, or the file of a text, exactly one of which is to be given.
    private static func source(_ key: String, of section: MappingReader, _ noun: String) -> PEMSource? {
        let file = section.optional("\(key)_file", .path(toFile: true), absent: "none", "A PEM file: the \(noun).")
        let text = section.optional(key, .pem, absent: "none", "PEM: the \(noun).")
        section.requireOne(of: ["\(key)_file", key], noun)
        return file.map(PEMSource.file) ?? text.map(PEMSource.text)
    }

    private static func version(_ key: String, _ standard: Version, _ section: MappingReader) -> Version {
        section.value(key, .tlsVersion, default: standard, "TLS12 or TLS13.")
    }

    /// Whether the file wants an order of suites that it cannot have.
    private static func wantsOrder(_ section: MappingReader) -> Bool {
        let prefersServer = section.value(
            "prefer_server_cipher_suites",
            .flag,
            default: true,
            "Taken for the sake of files that have it; the client chooses among the suites, as with Go's servers."
        )
        return prefersServer && section.has("prefer_server_cipher_suites")
    }
}

/// What is shown in no message.
enum Secret {
    static func show(_: some Any) -> String { "<secret>" }
}

extension ValueKind<String> {
    /// A text in PEM, which is shown in no message.
    static var pem: Self {
        text("a text in PEM", show: Secret.show) { text, _ throws(Refusal) in
            guard !text.isEmpty else { throw Refusal("is empty; give a text in PEM") }
            return text
        }
    }

    fileprivate static var suite: Self {
        .word(
            "a cipher suite that is spoken",
            among: TLSSettings.suitesOfTLS12 + TLSSettings.suitesOfTLS13,
            show: \.description
        ) { name in
            (TLSSettings.suitesOfTLS12 + TLSSettings.suitesOfTLS13).contains(name) ? name : nil
        }
    }
}

extension ValueKind<TLSSettings.Version> {
    fileprivate static var tlsVersion: Self {
        text("TLS12 or TLS13", show: \.rawValue) { text, _ throws(Refusal) in
            if let version = TLSSettings.Version(rawValue: text) { return version }
            guard !["TLS10", "TLS11"].contains(text) else {
                throw Refusal("\(text) is not spoken any more, because it is broken; write TLS12")
            }
            throw Refusal("\(Excerpt.quoted(text)) is no version of TLS; write TLS12 or TLS13")
        }
    }
}
