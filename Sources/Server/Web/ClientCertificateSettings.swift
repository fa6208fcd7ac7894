import StrictYAML

/// What clients have to prove about themselves by certificates.
struct ClientCertificateSettings: Sendable, Equatable {
    let policy: Policy
    /// Who signs certificates of clients; `nil` where none are looked at.
    let authority: TLSSettings.PEMSource?
    /// Names of which a certificate has to have one; empty for any.
    let allowedNames: [String]

    /// Go's words for it.
    enum Policy: String, CaseIterable {
        case none = "NoClientCert"
        case request = "RequestClientCert"
        case requireAny = "RequireAnyClientCert"
        case verifyIfGiven = "VerifyClientCertIfGiven"
        case requireAndVerify = "RequireAndVerifyClientCert"

        /// How much it asks for, as a rank.
        var demands: Int {
            switch self {
            case .none, .request: 0
            case .verifyIfGiven: 1
            case .requireAny: 2
            case .requireAndVerify: 3
            }
        }

        /// Whether there is no connection without a certificate.
        var requires: Bool { self == .requireAny || self == .requireAndVerify }
        /// Whether the authority is looked at.
        var verifies: Bool { self == .verifyIfGiven || self == .requireAndVerify }
    }

    init(reading section: MappingReader) {
        policy = section.value("client_auth_type", .policy, default: .none, "What is asked of client certificates.")
        let file = section.optional(
            "client_ca_file",
            .path(toFile: true),
            absent: "none",
            "A PEM file: who signs them."
        )
        let text = section.optional("client_ca", .pem, absent: "none", "PEM: who signs them.")
        authority = file.map(TLSSettings.PEMSource.file) ?? text.map(TLSSettings.PEMSource.text)
        allowedNames = section.value(
            "client_allowed_sans",
            .list(of: .alternativeName, named: "a list of names"),
            default: [],
            "Names of which a client certificate has to have one."
        )
        refuseWhatContradicts(section)
    }

    private func refuseWhatContradicts(_ section: MappingReader) {
        let authorityKey = section.has("client_ca_file") ? "client_ca_file" : "client_ca"
        if section.has("client_ca_file"), section.has("client_ca") {
            section.refuse("client_ca", "stands beside client_ca_file; give one of them")
        }
        if policy.verifies, authority == nil, !section.has(authorityKey) {
            section.refuse("client_auth_type", "needs to know who signs certificates; give client_ca_file or client_ca")
        }
        if policy == .none, section.has(authorityKey) {
            section.refuse(
                authorityKey,
                "is not looked at without client_auth_type; write client_auth_type: RequireAndVerifyClientCert"
            )
        }
        if section.has("client_allowed_sans"), !policy.requires {
            section.refuse(
                "client_allowed_sans",
                "needs client_auth_type RequireAndVerifyClientCert or RequireAnyClientCert: "
                    + "who sends no certificate has no names"
            )
        }
    }
}

extension ValueKind<ClientCertificateSettings.Policy> {
    fileprivate static var policy: Self {
        .word(
            "a kind of client authentication",
            among: ClientCertificateSettings.Policy.allCases.map(\.rawValue),
            show: \.rawValue
        ) { word in
            // An older name of the same thing.
            word == "RequireClientCert" ? .requireAny : ClientCertificateSettings.Policy(rawValue: word)
        }
    }
}

extension ValueKind<String> {
    fileprivate static var alternativeName: Self {
        text("a name", show: \.description) { text, _ throws(Refusal) in
            guard !text.isEmpty else { throw Refusal("is empty") }
            return text
        }
    }
}
