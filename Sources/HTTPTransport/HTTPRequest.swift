/// A request.
///
/// The query, the header values and the body may be secrets, so that no way of printing a request shows them.
package struct HTTPRequest: Sendable, Hashable {
    /// The method, such as `GET` or `POST`.
    package var verb: String
    /// An absolute URL with the scheme `http` or `https`.
    package var url: String
    /// The header fields, besides those that HTTP itself needs.
    package var headers: [HTTPField]
    /// What is sent after the header.
    package var body: [UInt8]
    /// How long the whole exchange may take once it has begun; `nil` leaves that to the transport.
    package var totalTimeout: Duration?
    /// Whether the proxies that the transport knows apply; the metadata server of a VM must never see one.
    package var usesProxy = true

    /// A request.
    package init(_ verb: String, _ url: String, headers: [HTTPField] = [], body: [UInt8] = []) {
        self.verb = verb
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// A `GET` without a body.
    package init(_ url: String, headers: [HTTPField] = []) {
        self.init("GET", url, headers: headers)
    }

    /// Host and port as they are in the URL, fit for a message: without user, password, path and query.
    package var host: String {
        var rest = url.utf8[...]
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8) {
            rest = rest[rest.index(colon, offsetBy: 3)...]
        }
        rest = rest.prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
        if let user = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[rest.index(after: user)...] }
        let printable = rest.filter { (0x21...0x7E).contains($0) }
        return printable.isEmpty ? "no host" : String(decoding: printable.prefix(255), as: UTF8.self)
    }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method and host alone.
    package var description: String { "\(verb) \(host)" }
    /// Method and host alone.
    package var debugDescription: String { description }
    /// Nothing, since `dump` would show everything.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
