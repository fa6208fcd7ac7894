/// Bytes as letters (RFC 4648).
enum Base64 {
    /// With `+`, `/` and padding, as headers have it.
    static func standard(_ bytes: [UInt8]) -> String {
        let text = encoded(bytes, last: "+/")
        return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }

    /// With `-`, `_` and no padding, as tokens have it.
    static func url(_ bytes: [UInt8]) -> String {
        encoded(bytes, last: "-_")
    }

    private static func encoded(_ bytes: [UInt8], last: String) -> String {
        let letters = Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 4 / 3 + 2)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<Swift.min(start + 3, bytes.count)]
            var bits = group.reduce(0 as UInt32) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
            for _ in 0...group.count {
                text.append(letters[Int(bits >> 18 & 0x3F)])
                bits <<= 6
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
