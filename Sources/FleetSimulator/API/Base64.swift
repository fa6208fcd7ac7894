/// Bytes as text (RFC 4648).
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// The text with `+` and `/`, filled up with `=`.
    static func text(of bytes: [UInt8]) -> String { text(of: bytes, lastLetters: "+/") }

    /// The text with `-` and `_`, filled up with `=`, for URLs.
    static func urlText(of bytes: [UInt8]) -> String { text(of: bytes, lastLetters: "-_") }

    private static func text(of bytes: [UInt8], lastLetters: String) -> String {
        let alphabet = letters + lastLetters.utf8
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                let letter = alphabet[bits >> (18 - 6 * place) & 63]
                text.append(place <= part.count ? letter : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension JSONValue {
    /// Bytes, which proto JSON writes in base64.
    static func bytesField(_ bytes: some Sequence<UInt8>) -> JSONValue { .text(Base64.text(of: Array(bytes))) }
}
