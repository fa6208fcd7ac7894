import NIOCore
import NIOSSL
import StrictYAML

/// Certificates and a key, read and found to belong together.
struct TLSMaterial: Sendable {
    let context: NIOSSLContext
    /// Looks at the certificates of clients; `nil` where none are asked for.
    let clients: ClientCertificateCheck?
    /// When the certificate of the server ends, in seconds of Unix time.
    let expires: Int
    /// The files that were read, as they were just before.
    let stamps: [String: FileStamp?]

    /// `nil` when something is wrong, which is in the log then.
    init?(loading settings: TLSSettings, offersHTTP2: Bool, _ section: MappingReader) {
        var files = PEMFiles(section: section)
        let chain = files.certificates(settings.certificate, key: "cert", "certificate")
        let key = files.privateKey(settings.key)
        let authorities = settings.clients.authority.map {
            files.certificates($0, key: "client_ca", "certificate of an authority")
        }
        stamps = files.stamps
        guard let chain, let key, let leaf = chain.first else { return nil }
        if settings.clients.authority != nil, authorities == .some(nil) { return nil }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.apply(settings, authorities: authorities?.flatMap { $0 } ?? [])
        configuration.applicationProtocols = offersHTTP2 ? ["h2", "http/1.1"] : ["http/1.1"]
        do {
            context = try NIOSSLContext(configuration: configuration)
            clients = try ClientCertificateCheck(settings.clients, authorities: authorities?.flatMap { $0 } ?? [])
        } catch {
            section.refuse(
                section.has("key_file") ? "key_file" : "key",
                "does not belong to the certificate, or cannot be used with it"
            )
            return nil
        }
        expires = leaf.notValidAfter
    }
}

extension TLSConfiguration {
    /// Takes over what a section says, but for its files.
    fileprivate mutating func apply(_ settings: TLSSettings, authorities: [NIOSSLCertificate]) {
        minimumTLSVersion = settings.minimum == .tls13 ? .tlsv13 : .tlsv12
        maximumTLSVersion = settings.maximum == .tls12 ? .tlsv12 : .tlsv13
        if !settings.suites.isEmpty { cipherSuites = settings.suites.joined(separator: ":") }
        if !settings.curves.isEmpty { curves = settings.curves.map(\.identifier) }
        trustRoots = .certificates(authorities)
        sendCANameList = !authorities.isEmpty
        certificateVerification =
            switch settings.clients.policy {
            case .none: .none
            case .request, .verifyIfGiven: .optionalVerification
            case .requireAny, .requireAndVerify: .noHostnameVerification
            }
        shutdownTimeout = .seconds(2)
    }
}

extension TLSSettings.Curve {
    fileprivate var identifier: NIOTLSCurve {
        switch self {
        case .p256: .secp256r1
        case .p384: .secp384r1
        case .p521: .secp521r1
        case .x25519: .x25519
        case .x25519MLKEM768: .x25519_MLKEM768
        }
    }
}

/// Reads PEM from files or from the configuration itself.
private struct PEMFiles {
    let section: MappingReader
    var stamps: [String: FileStamp?] = [:]

    init(section: MappingReader) {
        self.section = section
    }

    mutating func certificates(_ source: TLSSettings.PEMSource, key: String, _ noun: String) -> [NIOSSLCertificate]? {
        guard let bytes = bytes(source, key: key) else { return nil }
        guard let found = try? NIOSSLCertificate.fromPEMBytes(bytes), !found.isEmpty else {
            section.refuse(name(key), "holds no \(noun) in PEM")
            return nil
        }
        return found
    }

    mutating func privateKey(_ source: TLSSettings.PEMSource) -> NIOSSLPrivateKey? {
        guard let bytes = bytes(source, key: "key") else { return nil }
        if let key = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) { return key }
        let isEncrypted = String(decoding: bytes, as: UTF8.self).contains("ENCRYPTED")
        section.refuse(
            name("key"),
            isEncrypted ? "is encrypted; give a key without a passphrase" : "holds no private key in PEM"
        )
        return nil
    }

    private mutating func bytes(_ source: TLSSettings.PEMSource, key: String) -> [UInt8]? {
        switch source {
        case .text(let text): return Array(text.utf8)
        case .file(let path):
            stamps[path] = FileStamp(path: path)
            do throws(FileError) {
                return try contents(ofFile: path)
            } catch {
                section.refuse(name(key), "\(Excerpt(path, limit: 400)) cannot be read: \(error.reason)")
                return nil
            }
        }
    }

    private func name(_ key: String) -> String { section.has("\(key)_file") ? "\(key)_file" : key }
}
