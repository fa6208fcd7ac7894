/// The body of a form, `application/x-www-form-urlencoded`.
struct Form {
    /// The encoded body.
    let body: [UInt8]

    /// Encodes fields in their order.
    init(_ fields: [(name: String, value: String)]) {
        body = Array(fields.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&").utf8)
    }

    /// All but the characters that URLs never escape (RFC 3986, section 2.3), as `%XX`.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += (digits.count == 1 ? "%0" : "%") + digits
            }
        }
        return escaped
    }
}
