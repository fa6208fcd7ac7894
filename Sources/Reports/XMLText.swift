/// What XML 1.0 allows in text, which is less than Unicode: `Char` in www.w3.org/TR/xml section 2.2.
enum XMLText {
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Appends a text with U+FFFD for each forbidden character, and tells how many there were.
    static func append(_ text: String, to bytes: inout [UInt8]) -> Int {
        var replaced = 0
        let source = text.utf8.span
        var index = 0
        bytes.reserveCapacity(bytes.count + source.count + 1)
        while index < source.count {
            let byte = source[index]
            if isForbidden(byte) {
                bytes.append(contentsOf: replacement)
                replaced += 1
                index += 1
            } else if byte == 0xEF, index + 2 < source.count, source[index + 1] == 0xBF, source[index + 2] >= 0xBE {
                // U+FFFE and U+FFFF.
                bytes.append(contentsOf: replacement)
                replaced += 1
                index += 3
            } else {
                bytes.append(byte)
                index += 1
            }
        }
        return replaced
    }

    /// How many bytes a text takes once it is escaped, at most.
    static func escapedCount(_ text: String) -> Int {
        text.utf8.reduce(0) { count, byte in
            switch byte {
            case UInt8(ascii: "\""): count + 6
            case UInt8(ascii: "&"), 0x09, 0x0A, 0x0D: count + 5
            case UInt8(ascii: "<"), UInt8(ascii: ">"): count + 4
            default: count + (isForbidden(byte) ? 3 : 1)
            }
        }
    }

    /// Whether a byte is a control character other than tab, line feed and carriage return.
    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
}
