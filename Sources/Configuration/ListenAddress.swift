import StrictYAML

/// Where the HTTP server listens.
package enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// An IPv4 or IPv6 address without brackets, or a host name; "" means every address of the machine. Port 0 lets
    /// the system choose.
    case internet(host: String, port: Int)
    /// A socket file, by its whole path.
    case unixSocket(path: String)

    /// The address as it is written: `127.0.0.1:10045`, `[::1]:10045`, `:10045`, `unix:/run/exporter.sock`.
    package var description: String {
        switch self {
        case .internet(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unixSocket(let path): "unix:\(path)"
        }
    }

    static let standard = ListenAddress.internet(host: "127.0.0.1", port: 10_045)

    /// Reads an address of the command line; `nil` when it is none.
    package init?(_ text: String) {
        guard let address = try? ListenAddress(parsing: text) else { return nil }
        self = address
    }

    init(parsing text: String) throws(Refusal) {
        if text.hasPrefix("unix:") {
            self = .unixSocket(path: try Self.path(text.dropFirst(5)))
            return
        }
        guard let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") else {
            throw Refusal("\(Excerpt.quoted(text)) has no port; write 127.0.0.1:10045")
        }
        let portText = text[text.index(after: colon)...]
        guard let port = Int(portText), "\(port)" == portText, (0...65_535).contains(port) else {
            throw Refusal("\(Excerpt.quoted(portText)) is not a port; write a number up to 65535")
        }
        self = .internet(host: try Self.host(text[..<colon], of: text), port: port)
    }

    /// The kernel takes 107 bytes.
    private static func path(_ path: Substring) throws(Refusal) -> String {
        guard path.hasPrefix("/"), !path.hasSuffix("/") else {
            throw Refusal("\(Excerpt.quoted(path)) is not the whole path of a file; write unix:/run/exporter.sock")
        }
        guard path.utf8.count < 108, path.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            throw Refusal("\(Excerpt.quoted(path)) is no path for a socket; at most 107 bytes")
        }
        return String(path)
    }

    private static func host(_ host: Substring, of text: String) throws(Refusal) -> String {
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = host.dropFirst().dropLast()
            guard isIPv6(address) else { throw Refusal("\(Excerpt.quoted(address)) is not an IPv6 address") }
            return String(address)
        }
        guard !host.contains(":") else {
            throw Refusal("\(Excerpt.quoted(text)) is ambiguous; put an IPv6 address in brackets, as in [::1]:10045")
        }
        guard host.isEmpty || HostName.isValid(host) else {
            throw Refusal("\(Excerpt.quoted(host)) is not a host name or address")
        }
        return String(host)
    }

    /// Whether a text has the form of an IPv6 address; the system has the last word.
    private static func isIPv6(_ text: Substring) -> Bool {
        text.count(where: { $0 == ":" }) >= 2 && text.utf8.count <= 45
            && text.allSatisfy { ($0.isASCII && $0.isHexDigit) || $0 == ":" || $0 == "." }
    }
}

/// Host names and IPv4 addresses, by form only.
enum HostName {
    static func isValid(_ host: some StringProtocol) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard !host.isEmpty, host.utf8.count <= 253 else { return false }
        if labels.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) {
            return labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
        }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        }
    }
}
