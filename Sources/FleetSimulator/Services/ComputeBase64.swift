/// Bytes as text (RFC 4648).
enum ComputeBase64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// The text with `+` and `/`, or with `-` and `_`.
    static func text(of bytes: [UInt8], isURLSafe: Bool = false) -> String {
        let alphabet = letters + (isURLSafe ? "-_" : "+/").utf8
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
    /// A fingerprint, which changes with what it is taken of.
    static func fingerprint(of text: String) -> JSONValue {
        // This is what Compute Engine says of nothing.
        guard !text.isEmpty else { return "42WmSpB8rSM=" }
        let number = Chance(seed: 0).number(text)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        return .text(ComputeBase64.text(of: bytes, isURLSafe: true))
    }
}
