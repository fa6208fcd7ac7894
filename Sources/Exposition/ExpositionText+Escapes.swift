// https://prometheus.io/docs/instrumenting/exposition_formats/#comments-help-text-and-type-information
extension ExpositionText {
    /// Writes a label value with backslash, double quote and line feed escaped.
    mutating func appendEscaped(labelValue: String) {
        append(labelValue, escapingQuotes: true)
    }

    /// Writes a HELP text with backslash and line feed escaped; OpenMetrics alone wants quotes escaped there, too.
    mutating func appendEscaped(help: String, escapingQuotes: Bool) {
        append(help, escapingQuotes: escapingQuotes)
    }

    private mutating func append(_ string: String, escapingQuotes: Bool) {
        guard Self.needsEscapes(string.utf8.span) else {
            append(string)
            return
        }
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\"") where escapingQuotes: append("\\\"")
            default: append(byte)
            }
        }
    }

    // Without an early exit, so that the compiler can look at many bytes at once.
    private static func needsEscapes(_ bytes: Span<UInt8>) -> Bool {
        var found = false
        for index in bytes.indices {
            let byte = bytes[index]
            let isSpecial = byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
            found = found || isSpecial
        }
        return found
    }
}
