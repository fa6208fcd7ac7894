/// Where a server listens.
package enum ServerAddress: Sendable, Hashable, CustomStringConvertible {
    /// A port of an address of the machine, or of all of them when the host is empty; port 0 takes a free one.
    case internet(host: String, port: Int)
    /// A socket file, that its owner and its group may use.
    case unixSocket(path: String)

    /// The address as one writes it: `127.0.0.1:10045`, `[::1]:10045`, `:10045`, `unix:/run/exporter.sock`.
    package var description: String {
        switch self {
        case .internet(let host, let port): "\(Self.bracketed(host)):\(port)"
        case .unixSocket(let path): "unix:\(path)"
        }
    }

    /// An IPv6 address in brackets, anything else as it is.
    static func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
}

/// An address that is in use.
package struct ListeningAddress: Sendable, Hashable {
    /// What was asked for.
    package let asked: ServerAddress
    /// The port that the system gave; `nil` for a socket file.
    package let port: Int?
    /// Whether it speaks TLS.
    package let isEncrypted: Bool

    /// What a browser would be told, such as `https://localhost:10045`; a socket file keeps its own form.
    package var url: String {
        guard case .internet(let host, let asked) = asked else { return asked.description }
        let name = host.isEmpty ? "localhost" : ServerAddress.bracketed(host)
        return "\(isEncrypted ? "https" : "http")://\(name):\(port ?? asked)"
    }
}

/// An address on which nobody can listen.
package struct ListeningError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was asked for.
    package let address: ServerAddress
    /// Why not, such as "Address already in use".
    package let reason: String

    /// One sentence.
    package var description: String { "cannot listen on \(address): \(reason)" }
}
