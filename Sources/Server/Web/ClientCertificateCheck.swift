import CLibcrypto
import NIOCore
import NIOSSL

/// Decides about certificates of clients, and says why not.
///
/// NIO's own decision gives no reason, and "expired" and "unknown" are different work for who is refused.
final class ClientCertificateCheck: Sendable {
    private let settings: ClientCertificateSettings
    private let authorities: AuthorityStore

    /// `nil` where clients are not asked for certificates.
    init?(_ settings: ClientCertificateSettings, authorities: [NIOSSLCertificate]) throws {
        guard settings.policy != .none else { return nil }
        self.settings = settings
        self.authorities = try AuthorityStore(authorities.map { try $0.toDERBytes() })
    }

    /// Why a client with these certificates, its own first, is refused; `nil` when it is not.
    func objection(to chain: [NIOSSLCertificate]) -> String? {
        guard let own = chain.first else { return settings.policy.requires ? "it has no certificate" : nil }
        if settings.policy.verifies {
            guard let encoded = try? chain.map({ try $0.toDERBytes() }) else { return "its certificate cannot be read" }
            if let objection = authorities.objection(to: encoded) { return objection }
        }
        if !settings.allowedNames.isEmpty, !own.alternativeNames.contains(where: settings.allowedNames.contains) {
            return "none of its names is among client_allowed_sans"
        }
        return nil
    }

    /// Why a client whose session may be one that is taken up again is refused now; `nil` when it is not.
    func objection(toSessionOf own: NIOSSLCertificate?, at unixTime: Int) -> String? {
        guard let own else { return settings.policy.requires ? "it has no certificate" : nil }
        return settings.policy.verifies && Int(own.notValidAfter) < unixTime ? "certificate has expired" : nil
    }
}

extension NIOSSLCertificate {
    /// DNS names, mail addresses, URIs and IP addresses, as one writes them.
    fileprivate var alternativeNames: [String] {
        _subjectAlternativeNames().compactMap { name in
            switch name.nameType {
            case .dnsName, .email, .uri: String(decoding: name.contents, as: UTF8.self)
            case .ipAddress:
                [4, 16].contains(name.contents.count)
                    ? try? SocketAddress(packedIPAddress: ByteBuffer(bytes: name.contents), port: 0).ipAddress : nil
            default: nil
            }
        }
    }
}

/// The authorities that OpenSSL is to trust.
///
/// The store is never changed after its making, and counts its own references; OpenSSL allows its use from many
/// threads at once.
@safe private final class AuthorityStore: @unchecked Sendable {
    private let store: OpaquePointer

    init(_ certificates: [[UInt8]]) throws {
        guard let store = unsafe X509_STORE_new() else { throw CertificateError() }
        unsafe self.store = unsafe store
        for certificate in certificates {
            guard let parsed = ParsedCertificate(certificate), unsafe X509_STORE_add_cert(store, parsed.pointer) == 1
            else { throw CertificateError() }
        }
    }

    deinit { unsafe X509_STORE_free(store) }

    /// Why OpenSSL refuses a client with these certificates, in its own words; `nil` when it does not.
    func objection(to chain: [[UInt8]]) -> String? {
        let parsed = chain.compactMap(ParsedCertificate.init)
        guard let own = parsed.first, parsed.count == chain.count, let context = unsafe X509_STORE_CTX_new(),
            let others = unsafe OPENSSL_sk_new_null()
        else { return "its certificate cannot be read" }
        defer { unsafe OPENSSL_sk_free(others) }
        defer { unsafe X509_STORE_CTX_free(context) }
        for other in parsed.dropFirst() { _ = unsafe OPENSSL_sk_push(others, UnsafeRawPointer(other.pointer)) }
        guard unsafe X509_STORE_CTX_init(context, store, own.pointer, others) == 1,
            unsafe X509_STORE_CTX_set_default(context, "ssl_client") == 1
        else { return "its certificate cannot be looked at" }
        let outcome = unsafe X509_verify_cert(context)
        let error = unsafe X509_STORE_CTX_get_error(context)
        ERR_clear_error()
        if outcome == 1, error == X509_V_OK { return withExtendedLifetime(parsed) { nil } }
        return unsafe String(cString: X509_verify_cert_error_string(Int(error)))
    }
}

/// A certificate as OpenSSL knows it.
@safe private final class ParsedCertificate {
    let pointer: OpaquePointer

    init?(_ certificate: [UInt8]) {
        let parsed = unsafe certificate.withUnsafeBufferPointer { bytes in
            var start = bytes.baseAddress
            return unsafe d2i_X509(nil, &start, bytes.count)
        }
        guard let parsed = unsafe parsed else { return nil }
        unsafe pointer = unsafe parsed
    }

    deinit { unsafe X509_free(pointer) }
}

/// A certificate that OpenSSL cannot read.
private struct CertificateError: Error {}
