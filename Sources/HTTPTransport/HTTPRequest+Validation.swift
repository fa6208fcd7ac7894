extension HTTPRequest {
    /// Refuses what could become something else on the wire, such as a second header line.
    func validate() throws(TransportFailure) {
        guard !verb.isEmpty, verb.utf8.allSatisfy(HTTPRequest.isToken) else {
            throw TransportFailure(.malformed, "\(host): the method is not one word")
        }
        guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            throw TransportFailure(.malformed, "\(host): the URL has a space or a control character")
        }
        for field in headers {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(HTTPRequest.isToken) else {
                throw TransportFailure(.malformed, "\(host): the name of a header field is not one word")
            }
            guard !field.value.utf8.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else {
                throw TransportFailure(.malformed, "\(host): the header field \(field.name) has a control character")
            }
        }
    }

    /// The header's lines as libcurl wants them.
    var headerLines: [String] {
        var lines = headers.map { field in
            // A name with nothing behind its colon would take a line away.
            field.value.allSatisfy(\.isWhitespace) ? "\(field.name);" : "\(field.name): \(field.value)"
        }
        // libcurl would ask before it sends a large body, and call every body a form.
        lines.append("Expect:")
        if !headers.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        return lines
    }

    /// Whether a byte may be in a method or a name.
    ///
    /// See https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
