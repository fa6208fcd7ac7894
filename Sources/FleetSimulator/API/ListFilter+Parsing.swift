/// Reads the text of a filter.
struct FilterParser {
    /// What a value in parentheses, as in `a = (b OR c)`, is compared with.
    private struct Subject {
        let path: [String]
        let sign: Sign
    }

    /// A comparator as it is written.
    private enum Sign {
        case plain(ListFilter.Comparator)
        /// `=~`, `!~`, `eq` and `ne`.
        case expression(isWanted: Bool, isWhole: Bool)
    }

    private static let deepest = 50
    private let characters: [Character]
    private var position = 0
    private var depth = 0

    init(_ text: String) { characters = Array(text) }

    /// The whole filter.
    mutating func filter() throws(APIError) -> ListFilter.Expression {
        let expression = try conjunction(nil)
        guard position == characters.count else { throw syntaxError() }
        return expression
    }

    private mutating func conjunction(_ subject: Subject?) throws(APIError) -> ListFilter.Expression {
        var parts: [ListFilter.Expression] = []
        skipSpace()
        while let next = peek, next != ")" {
            if !parts.isEmpty { _ = skip(word: "AND") }
            parts.append(try disjunction(subject))
            skipSpace()
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func disjunction(_ subject: Subject?) throws(APIError) -> ListFilter.Expression {
        var parts = [try term(subject)]
        skipSpace()
        while skip(word: "OR") {
            parts.append(try term(subject))
            skipSpace()
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func term(_ subject: Subject?) throws(APIError) -> ListFilter.Expression {
        skipSpace()
        if skip(word: "NOT") || (subject == nil && skip("-")) {
            skipSpace()
            return .not(try simple(subject))
        }
        return try simple(subject)
    }

    private mutating func simple(_ subject: Subject?) throws(APIError) -> ListFilter.Expression {
        if peek == "(" { return try group(subject) }
        if let subject { return try comparison(subject) }
        return try restriction()
    }

    private mutating func group(_ subject: Subject?) throws(APIError) -> ListFilter.Expression {
        guard depth < Self.deepest else {
            throw .invalidArgument("Invalid filter: parentheses are nested deeper than \(Self.deepest).")
        }
        depth += 1
        position += 1
        skipSpace()
        guard peek != ")" else { throw syntaxError() }
        let expression = try conjunction(subject)
        guard skip(")") else { throw syntaxError() }
        depth -= 1
        return expression
    }

    private mutating func restriction() throws(APIError) -> ListFilter.Expression {
        let start = position
        guard !["AND", "OR", "NOT"].contains(where: isAt) else { throw syntaxError() }
        let path = try path()
        let end = position
        skipSpace()
        guard let sign = sign() else {
            // A function on the left side, such as Logging's SEARCH, is none that is known here.
            guard end == characters.count || characters[end] != "(" else {
                position = end
                throw syntaxError()
            }
            let isQuoted = path.count == 1 && Self.quotes.contains(characters[start])
            return .word(isQuoted ? path[0] : String(characters[start..<end]))
        }
        skipSpace()
        let subject = Subject(path: path, sign: sign)
        if case .plain = sign, peek == "(" { return try group(subject) }
        return try comparison(subject)
    }

    private mutating func comparison(_ subject: Subject) throws(APIError) -> ListFilter.Expression {
        switch subject.sign {
        case .plain(let comparator):
            let operand = try operand()
            if case .text = operand {} else if comparator != .equal && comparator != .notEqual { throw syntaxError() }
            return .restriction(.init(path: subject.path, comparator: comparator, operand: operand))
        case .expression(let isWanted, let isWhole):
            let expression = try RegularExpression(try pattern())
            let operand = ListFilter.Operand.expression(expression, isWhole: isWhole)
            return .restriction(
                .init(path: subject.path, comparator: isWanted ? .equal : .notEqual, operand: operand)
            )
        }
    }
}

// Words, values and functions.
extension FilterParser {
    private static let quotes: Set<Character> = ["\"", "'"]
    private static let endsOfName: Set<Character> = ["(", ")", "\"", "'", "=", "<", ">", "!", ":", ",", "~", "."]
    private static let endsOfValue: Set<Character> = ["(", ")", "\"", "'"]

    private mutating func path() throws(APIError) -> [String] {
        var segments: [String] = []
        repeat {
            if let next = peek, Self.quotes.contains(next) {
                segments.append(try quoted(isPattern: false))
            } else {
                let segment = run { !$0.isWhitespace && !Self.endsOfName.contains($0) }
                guard !segment.isEmpty else { throw syntaxError() }
                segments.append(segment)
            }
        } while skip(".")
        return segments
    }

    private mutating func sign() -> Sign? {
        for (mark, isWanted) in [("=~", true), ("!~", false)] where isAt(mark) {
            position += 2
            return .expression(isWanted: isWanted, isWhole: false)
        }
        for (word, isWanted) in [("eq", true), ("ne", false)] where skip(word: word) {
            return .expression(isWanted: isWanted, isWhole: true)
        }
        let marks: [ListFilter.Comparator] = [
            .lessOrEqual, .greaterOrEqual, .notEqual, .equal, .has, .less, .greater,
        ]
        guard let comparator = marks.first(where: { isAt($0.rawValue) }) else { return nil }
        position += comparator.rawValue.count
        return .plain(comparator)
    }

    private mutating func operand() throws(APIError) -> ListFilter.Operand {
        if let next = peek, Self.quotes.contains(next) { return .text(try quoted(isPattern: false)) }
        let start = position
        let text = run { !$0.isWhitespace && !Self.endsOfValue.contains($0) }
        guard !text.isEmpty else { throw syntaxError() }
        guard peek == "(" else { return .text(text) }
        let arguments = try arguments(arePatterns: text == "monitoring.regex.full_match")
        switch (text, arguments.count) {
        case ("starts_with", 1): return .startsWith(arguments[0])
        case ("ends_with", 1): return .endsWith(arguments[0])
        case ("has_substring", 1): return .hasSubstring(arguments[0])
        case ("one_of", 1...): return .oneOf(arguments)
        case ("monitoring.regex.full_match", 1):
            return .expression(try RegularExpression(arguments[0]), isWhole: true)
        default:
            position = start
            throw syntaxError()
        }
    }

    private mutating func arguments(arePatterns: Bool) throws(APIError) -> [String] {
        var arguments: [String] = []
        repeat {
            position += 1
            skipSpace()
            guard let next = peek, Self.quotes.contains(next) else { throw syntaxError() }
            arguments.append(try quoted(isPattern: arePatterns))
            skipSpace()
        } while peek == ","
        guard skip(")") else { throw syntaxError() }
        return arguments
    }

    /// A regular expression, in quotes or up to the next space or the parenthesis that closes the group around it.
    private mutating func pattern() throws(APIError) -> String {
        skipSpace()
        if let next = peek, Self.quotes.contains(next) { return try quoted(isPattern: true) }
        var open = 0
        let text = run { character in
            if character == "(" { open += 1 }
            if character == ")" { open -= 1 }
            return !character.isWhitespace && open >= 0
        }
        guard !text.isEmpty else { throw syntaxError() }
        return text
    }

    /// What stands in quotes; patterns keep their backslashes but for those before quotes.
    private mutating func quoted(isPattern: Bool) throws(APIError) -> String {
        let quote = characters[position]
        position += 1
        var text = ""
        while let next = peek {
            position += 1
            if next == quote { return text }
            guard next == "\\", let escaped = peek else {
                text.append(next)
                continue
            }
            position += 1
            switch escaped {
            case "\"", "'": text.append(escaped)
            case "\\" where !isPattern: text.append(escaped)
            case "n" where !isPattern: text.append("\n")
            case "t" where !isPattern: text.append("\t")
            default: text += "\\\(escaped)"
            }
        }
        throw syntaxError()
    }
}

// Characters.
extension FilterParser {
    private var peek: Character? { position < characters.count ? characters[position] : nil }

    private func isAt(_ text: String) -> Bool { characters[position...].starts(with: text) && isWholeWord(text) }

    /// Whether a word does not go on after `text`; signs need not end.
    private func isWholeWord(_ text: String) -> Bool {
        guard text.last?.isLetter == true, position + text.count < characters.count else { return true }
        let next = characters[position + text.count]
        return next.isWhitespace || Self.endsOfValue.contains(next)
    }

    private mutating func skip(_ character: Character) -> Bool {
        guard peek == character else { return false }
        position += 1
        return true
    }

    private mutating func skip(word: String) -> Bool {
        guard isAt(word) else { return false }
        position += word.count
        return true
    }

    private mutating func run(while isPart: (Character) -> Bool) -> String {
        let start = position
        while let next = peek, isPart(next) { position += 1 }
        return String(characters[start..<position])
    }

    /// Skips white space and comments, which begin with two hyphens.
    private mutating func skipSpace() {
        while let next = peek {
            if isAt("--") {
                _ = run { !$0.isNewline }
            } else if next.isWhitespace {
                position += 1
            } else {
                return
            }
        }
    }

    private func syntaxError() -> APIError {
        let before = characters[..<position]
        let line = before.count(where: \.isNewline) + 1
        let column = position - (before.lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0) + 1
        let token = peek.map { "token '\($0)'" } ?? "end of filter"
        return .invalidArgument("Unparseable filter: syntax error at line \(line), column \(column), \(token)")
    }
}
