/// A value of a YAML file with its line, free of anchors, tags and repeated keys.
package struct YAMLNode: Equatable {
    /// The line on which it begins, counted from 1.
    package let line: Int
    /// What it says.
    package let content: Content

    /// Puts a value together.
    package init(line: Int, content: Content) {
        self.line = line
        self.content = content
    }

    /// What a value can be made of.
    package enum Content: Equatable {
        /// A quoted or unquoted scalar; only an unquoted one can be a number, a truth value or nothing.
        case scalar(String, isQuoted: Bool)
        /// A list.
        case sequence([YAMLNode])
        /// Keys with their values, in the order of the file, all different.
        case mapping([Entry])
        /// Something that was already reported; readers pass over it in silence.
        case broken
    }

    /// One key of a mapping with its value.
    package struct Entry: Equatable {
        /// The key.
        package let key: String
        /// The line of the key, which may be above that of its value.
        package let line: Int
        /// The value.
        package let value: YAMLNode

        /// Puts an entry together.
        package init(key: String, line: Int, value: YAMLNode) {
            self.key = key
            self.line = line
            self.value = value
        }
    }

    /// What the value is, by the rules of YAML 1.2's core schema.
    package enum Kind: String {
        /// Text, quoted or not.
        case text
        /// An unquoted number.
        case number = "a number"
        /// An unquoted truth value.
        case boolean = "true or false"
        /// An empty value or an unquoted null.
        case nothing
        /// A list.
        case list = "a list"
        /// A mapping.
        case mapping = "a mapping"
        /// Something that was already reported.
        case broken
    }

    /// What the value is.
    package var kind: Kind {
        switch content {
        case .sequence: .list
        case .mapping: .mapping
        case .broken: .broken
        case .scalar(_, isQuoted: true): .text
        case .scalar(let text, isQuoted: false): Self.kind(ofPlain: text)
        }
    }

    /// The characters of a scalar; nil for everything else.
    package var scalar: String? {
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
