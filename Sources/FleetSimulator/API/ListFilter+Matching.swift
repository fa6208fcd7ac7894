import Fleet

extension ListFilter {
    /// Whether a value is what the filter asks for.
    func matches(_ value: JSONValue) -> Bool { holds(expression, of: value) }

    private func holds(_ expression: Expression, of value: JSONValue) -> Bool {
        switch expression {
        case .all(let parts): parts.allSatisfy { holds($0, of: value) }
        case .any(let parts): parts.contains { holds($0, of: value) }
        case .not(let part): !holds(part, of: value)
        case .word(let word): Self.contains(word.lowercased(), in: value)
        case .restriction(let restriction): holds(restriction, of: value)
        }
    }

    private func holds(_ restriction: Restriction, of value: JSONValue) -> Bool {
        let found = values(at: restriction.path[...], of: value)
        if found.isEmpty, dialect == .logging { return false }
        let isMet = found.isEmpty ? Self.isZero(restriction) : found.contains { meets($0, restriction) }
        return restriction.comparator == .notEqual ? !isMet : isMet
    }

    /// Whether the restriction is met by a zero value, which proto JSON leaves out.
    private static func isZero(_ restriction: Restriction) -> Bool {
        guard restriction.comparator == .equal || restriction.comparator == .notEqual else { return false }
        guard case .text(let text) = restriction.operand else { return false }
        return ["", "0", "false"].contains(text)
    }

    /// The values at a path; a list stands for its elements.
    private func values(at path: ArraySlice<String>, of value: JSONValue) -> [JSONValue] {
        if case .list(let elements) = value { return elements.flatMap { values(at: path, of: $0) } }
        guard !value.isAbsent else { return [] }
        guard let name = path.first else { return [value] }
        guard let member = member(name, of: value) else { return [] }
        return values(at: path.dropFirst(), of: member)
    }

    private func member(_ name: String, of value: JSONValue) -> JSONValue? {
        value[name] ?? value[Self.camelCase(name)] ?? aliases[name].flatMap { value[$0] }
    }

    /// The name that proto JSON gives to a field, such as `logName` for `log_name`.
    static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "_")
        guard let first = words.first, words.count > 1 else { return name }
        return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Whether a value meets a restriction, with `!=` read as `=`.
    private func meets(_ value: JSONValue, _ restriction: Restriction) -> Bool {
        if case .text(let operand) = restriction.operand {
            return compare(value, with: operand, by: restriction.comparator, path: restriction.path)
        }
        guard let text = value.scalarText else { return false }
        return switch restriction.operand {
        case .text: false
        case .startsWith(let part): folded(text).hasPrefix(folded(part))
        case .endsWith(let part): folded(text).hasSuffix(folded(part))
        case .hasSubstring(let part): folded(text).contains(folded(part))
        case .oneOf(let texts): texts.contains { folded($0) == folded(text) }
        case .expression(let expression, let isWhole):
            isWhole ? expression.matchesWhole(of: text) : expression.isFound(in: text)
        }
    }

    private func folded(_ text: String) -> String { dialect == .logging ? text.lowercased() : text }
}

// Comparing with a text.
extension ListFilter {
    private func compare(_ value: JSONValue, with operand: String, by comparator: Comparator, path: [String]) -> Bool {
        if comparator == .has, operand == "*" { return true }
        switch value {
        case .object(let members):
            guard comparator == .has else { return false }
            if dialect == .logging { return Self.contains(operand.lowercased(), in: value) }
            return members.contains { $0.key == operand && !$0.value.isAbsent }
        case .integer(let number):
            if let other = Int(operand) { return Self.holds(number, comparator, other) }
            return Double(operand).map { Self.holds(Double(number), comparator, $0) } ?? false
        case .real(let number): return Double(operand).map { Self.holds(number, comparator, $0) } ?? false
        case .flag(let flag):
            return comparator.isEquality && operand.lowercased() == (flag ? "true" : "false")
        case .text(let text), .word(let text, _):
            return compare(text, with: operand, by: comparator, isSeverity: path.last == "severity")
        case .list, .written, .absent: return false
        }
    }

    private func compare(_ text: String, with operand: String, by comparator: Comparator, isSeverity: Bool) -> Bool {
        if isSeverity, comparator != .has, let left = LogSeverity(text), let right = LogSeverity(operand) {
            return Self.holds(left.rawValue, comparator, right.rawValue)
        }
        switch comparator {
        case .has: return has(operand, in: text)
        case .equal, .notEqual:
            if hasWildcard(operand) { return Wildcard.matches(text, pattern: operand) }
            if folded(text) == folded(operand) { return true }
            guard let left = Timestamp(rfc3339: text), let right = Timestamp(rfc3339: operand) else { return false }
            return left == right
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            if let left = Timestamp(rfc3339: text), let right = Timestamp(rfc3339: operand) {
                return Self.holds(left, comparator, right)
            }
            if let left = Int(text), let right = Int(operand) { return Self.holds(left, comparator, right) }
            if let left = Double(text), let right = Double(operand) { return Self.holds(left, comparator, right) }
            return Self.holds(folded(text), comparator, folded(operand))
        }
    }

    private func has(_ operand: String, in text: String) -> Bool {
        let (text, operand) = (text.lowercased(), operand.lowercased())
        return hasWildcard(operand) ? Wildcard.matches(text, pattern: operand) : text.contains(operand)
    }

    private func hasWildcard(_ operand: String) -> Bool { dialect == .standard && operand.contains("*") }

    private static func holds<Value: Comparable>(_ left: Value, _ comparator: Comparator, _ right: Value) -> Bool {
        switch comparator {
        case .equal, .notEqual, .has: left == right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }

    /// Whether a text in lower case is part of any text in a value.
    private static func contains(_ word: String, in value: JSONValue) -> Bool {
        switch value {
        case .list(let elements): elements.contains { contains(word, in: $0) }
        case .object(let members): members.contains { contains(word, in: $0.value) }
        default: value.scalarText?.lowercased().contains(word) ?? false
        }
    }
}

extension ListFilter.Comparator {
    /// Whether it asks for the same or for anything but the same.
    fileprivate var isEquality: Bool { self == .equal || self == .notEqual || self == .has }
}

extension JSONValue {
    /// The value as text, unless it has parts.
    fileprivate var scalarText: String? {
        switch self {
        case .text(let text), .word(let text, _): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .list, .object, .written, .absent: nil
        }
    }
}
