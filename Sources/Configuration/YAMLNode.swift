/// A value of a YAML file with its line, free of anchors, tags and repeated keys.
struct YAMLNode: Equatable {
    let line: Int
    let content: Content

    enum Content: Equatable {
        /// A quoted or unquoted scalar; only an unquoted one can be a number, a truth value or nothing.
        case scalar(String, isQuoted: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
        /// Something that was already reported; readers pass over it in silence.
        case broken
    }

    /// One key of a mapping with its value.
    struct Entry: Equatable {
        let key: String
        /// The line of the key, which may be above that of its value.
        let line: Int
        let value: YAMLNode
    }

    /// What the value is, by the rules of YAML 1.2's core schema.
    enum Kind: String {
        case text
        case number = "a number"
        case boolean = "true or false"
        case nothing
        case list = "a list"
        case mapping = "a mapping"
        case broken
    }

    var kind: Kind {
        switch content {
        case .sequence: .list
        case .mapping: .mapping
        case .broken: .broken
        case .scalar(_, isQuoted: true): .text
        case .scalar(let text, isQuoted: false): Self.kind(ofPlain: text)
        }
    }

    /// The characters of a scalar; nil for everything else.
    var scalar: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    private static func kind(ofPlain text: String) -> Kind {
        switch text {
        case "", "~", "null", "Null", "NULL": .nothing
        case "true", "True", "TRUE", "false", "False", "FALSE": .boolean
        default: isNumber(text) ? .number : .text
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        func skipSign() {
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        }
        func skipDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest.removeFirst(digits)
            return digits
        }
        skipSign()
        var digits = skipDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digits += skipDigits()
        }
        guard digits > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            skipSign()
            guard skipDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
