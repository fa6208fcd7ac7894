extension ExpositionParser {
    /// Undoes the escapes of a label value, or of a HELP text, which has none for quotes.
    static func unescaped(_ escaped: ArraySlice<UInt8>, quotes: Bool) throws(ExpositionSyntaxError) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(escaped.count)
        var rest = escaped
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\\"): plain.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "n"): plain.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "\"") where quotes: plain.append(UInt8(ascii: "\""))
            default: throw .badEscape
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The number that a value spells; nil for spellings such as `inf` or `0x1p3`, which only Swift reads.
    static func number(_ text: String) -> Double? {
        switch text {
        case "1": 1
        case "0": 0
        case "NaN": .nan
        case "+Inf": .infinity
        case "-Inf": -.infinity
        default: text.utf8.allSatisfy(isNumberByte) ? Double(text) : nil
        }
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): true
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): true
        default: false
        }
    }
}
