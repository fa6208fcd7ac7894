import StrictYAML

/// The form of the address of a Google API: `https://host[:port]/[path/]`.
enum EndpointAddress {
    /// Takes the address or says what is wrong; never repeats it, since it may hold a password or key.
    static func parse(_ text: String) throws(Refusal) -> String {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else {
            throw Refusal("must begin with https:// or http://")
        }
        let rest = text.dropFirst(scheme.count)
        guard rest.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }) else {
            throw Refusal("must be printable ASCII without spaces")
        }
        guard !rest.contains("@") else { throw Refusal("must not hold a user name or password") }
        guard !rest.contains("?"), !rest.contains("#") else { throw Refusal("must not hold a query or fragment") }
        guard rest.hasSuffix("/") else { throw Refusal("must end in /") }
        let authority = rest.prefix { $0 != "/" }
        guard isAuthority(authority) else { throw Refusal("must name a host, as in https://osconfig.googleapis.com/") }
        return text
    }

    private static func isAuthority(_ authority: Substring) -> Bool {
        let hasPort = authority.contains(":") && !authority.hasSuffix("]")
        let address = try? ListenAddress(parsing: hasPort ? String(authority) : "\(authority):443")
        guard case .internet(let host, let port) = address else { return false }
        return !host.isEmpty && port > 0
    }
}
