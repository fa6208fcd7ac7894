/// The URL of a service that gives tokens, checked so that secrets go nowhere in the clear.
struct ServiceURL: Hashable, Sendable {
    /// The URL.
    let text: String
    /// The host, without its port, in lower case.
    let host: String
    /// Whether requests go unencrypted.
    let isPlain: Bool

    /// Checks a URL; `nil` when it is not fit.
    ///
    /// It has to be of `https`, or of plain `http` to this machine; with `allowsPlain`, to any.
    init?(_ text: String, allowsPlain: Bool = false) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let scheme = text.firstRange(of: "://") else {
            return nil
        }
        let rest = text[scheme.upperBound...]
        let authority = rest.prefix { !"/?#\\".contains($0) }
        guard let host = Self.host(of: authority) else { return nil }
        switch text[..<scheme.lowerBound].lowercased() {
        case "https": isPlain = false
        case "http" where allowsPlain || Self.isLoopback(host): isPlain = true
        default: return nil
        }
        self.text = text
        self.host = host
    }

    /// The host of `host:port`; `nil` when it is empty or names a user.
    private static func host(of authority: Substring) -> String? {
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        if authority.hasPrefix("[") {
            return authority.firstIndex(of: "]").map { authority[...$0].lowercased() }
        }
        let host = authority.prefix { $0 != ":" }
        return host.isEmpty ? nil : host.lowercased()
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }
}
