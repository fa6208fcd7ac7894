extension JSONValue {
    /// How enums are written.
    package enum EnumEncoding: Sendable, Hashable {
        /// As words, which is the rule.
        case words
        /// As numbers, which `$alt=json;enum-encoding=int` asks for.
        case numbers
    }

    /// The value as JSON without white space.
    package func bytes(enums: EnumEncoding = .words) -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, enums: enums)
        return bytes
    }

    /// Appends the value as JSON without white space.
    func write(to bytes: inout [UInt8], enums: EnumEncoding) {
        switch self {
        case .text(let value): Self.quote(value, into: &bytes)
        case .word(let word, let number):
            if enums == .words { Self.quote(word, into: &bytes) } else { bytes += String(number).utf8 }
        case .integer(let value): bytes += String(value).utf8
        case .real(let value): bytes += String(value).utf8
        case .flag(let value): bytes += (value ? "true" : "false").utf8
        case .written(let written): bytes += written
        case .absent: bytes += "null".utf8
        case .list(let values): Self.write(values, to: &bytes, enums: enums)
        case .object(let members): Self.write(members, to: &bytes, enums: enums)
        }
    }

    private static func write(_ values: [JSONValue], to bytes: inout [UInt8], enums: EnumEncoding) {
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            value.write(to: &bytes, enums: enums)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func write(_ members: [Member], to bytes: inout [UInt8], enums: EnumEncoding) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in members where !member.value.isAbsent {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            quote(member.key, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.write(to: &bytes, enums: enums)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Whether the value is left out.
    var isAbsent: Bool {
        if case .absent = self { return true }
        return false
    }

    private static func quote(_ value: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            case UInt8(ascii: "\t"): bytes += "\\t".utf8
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
