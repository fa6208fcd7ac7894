/// Reads the text of a regular expression.
struct RegularExpressionParser {
    /// A part of an expression.
    indirect enum Node: Sendable {
        case one(RegularExpression.CharacterTest)
        case place(RegularExpression.Place)
        case sequence([Node])
        case choice([Node])
        case repeated(Node, Int, Int?)
    }

    private static let deepest = 50
    private static let mostRepeats = 1_000
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The whole expression; `nil` when it is none.
    mutating func expression() -> Node? {
        guard let node = choice(), position == scalars.count else { return nil }
        return node
    }

    private mutating func choice() -> Node? {
        var nodes: [Node] = []
        repeat {
            guard let node = sequence() else { return nil }
            nodes.append(node)
        } while skip("|")
        return nodes.count == 1 ? nodes[0] : .choice(nodes)
    }

    private mutating func sequence() -> Node? {
        var nodes: [Node] = []
        while let next = peek, next != "|", next != ")" {
            guard let atom = atom(), let node = repeated(atom) else { return nil }
            nodes.append(node)
        }
        return .sequence(nodes)
    }

    private mutating func repeated(_ atom: Node) -> Node? {
        var node = atom
        if skip("*") {
            node = .repeated(atom, 0, nil)
        } else if skip("+") {
            node = .repeated(atom, 1, nil)
        } else if skip("?") {
            node = .repeated(atom, 0, 1)
        } else if let counts = counts() {
            guard counts.least <= Self.mostRepeats, counts.most.map({ counts.least...Self.mostRepeats ~= $0 }) ?? true
            else { return nil }
            node = .repeated(atom, counts.least, counts.most)
        } else {
            return atom
        }
        // Whether as much or as little as possible is taken makes no difference to whether there is a match.
        _ = skip("?")
        if let next = peek, "*+?".unicodeScalars.contains(next) { return nil }
        return node
    }

    /// `{2}`, `{2,}` or `{2,5}`; anything else is a brace as such.
    private mutating func counts() -> (least: Int, most: Int?)? {
        let start = position
        guard skip("{"), let least = number() else {
            position = start
            return nil
        }
        if skip("}") { return (least, least) }
        guard skip(",") else {
            position = start
            return nil
        }
        let most = number()
        guard skip("}") else {
            position = start
            return nil
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let next = peek, ("0"..."9").contains(next) {
            digits.unicodeScalars.append(next)
            position += 1
        }
        return Int(digits)
    }

    private mutating func atom() -> Node? {
        guard let next = peek else { return nil }
        position += 1
        switch next {
        case "(": return group()
        case "[": return set()
        case ".": return .one(.any)
        case "^": return .place(.start)
        case "$": return .place(.end)
        case "*", "+", "?": return nil
        case "\\": return escape()
        default: return .one(.scalar(next))
        }
    }

    private mutating func group() -> Node? {
        guard depth < Self.deepest else { return nil }
        depth += 1
        if skip("?") {
            guard skip(":") else { return nil }
        }
        guard let node = choice(), skip(")") else { return nil }
        depth -= 1
        return node
    }

    private mutating func escape() -> Node? {
        guard let next = peek else { return nil }
        position += 1
        switch next {
        case "b": return .place(.wordBoundary)
        case "B": return .place(.noWordBoundary)
        case "A": return .place(.start)
        case "z": return .place(.end)
        default: break
        }
        if let (ranges, isInverted) = Self.letterClass(next) { return .one(.set(ranges, isInverted: isInverted)) }
        return Self.escaped(next).map { .one(.scalar($0)) }
    }

    private mutating func set() -> Node? {
        let isInverted = skip("^")
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        var isFirst = true
        while let next = peek, isFirst || next != "]" {
            isFirst = false
            position += 1
            var lower = next
            if next == "\\" {
                guard let letter = peek else { return nil }
                position += 1
                if let (letters, isInverted) = Self.letterClass(letter) {
                    guard !isInverted else { return nil }
                    ranges += letters
                    continue
                }
                guard let scalar = Self.escaped(letter) else { return nil }
                lower = scalar
            }
            guard let upper = upperBound(of: lower), lower <= upper else { return nil }
            ranges.append(lower...upper)
        }
        return skip("]") ? .one(.set(ranges, isInverted: isInverted)) : nil
    }

    /// Where the range that begins with a character of a set ends: at itself, when no hyphen follows.
    private mutating func upperBound(of lower: Unicode.Scalar) -> Unicode.Scalar? {
        guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { return lower }
        position += 2
        guard scalars[position - 1] == "\\" else { return scalars[position - 1] }
        guard let letter = peek else { return nil }
        position += 1
        return Self.escaped(letter)
    }

    private static func letterClass(_ letter: Unicode.Scalar) -> ([ClosedRange<Unicode.Scalar>], isInverted: Bool)? {
        switch letter {
        case "d": (["0"..."9"], false)
        case "D": (["0"..."9"], true)
        case "w": (["0"..."9", "A"..."Z", "_"..."_", "a"..."z"], false)
        case "W": (["0"..."9", "A"..."Z", "_"..."_", "a"..."z"], true)
        case "s": (["\t"..."\n", "\u{0C}"..."\r", " "..." "], false)
        case "S": (["\t"..."\n", "\u{0C}"..."\r", " "..." "], true)
        default: nil
        }
    }

    /// The character that a backslash and another one stand for; `nil` for letters that mean something else.
    private static func escaped(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "n": "\n"
        case "t": "\t"
        case "r": "\r"
        default: scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? nil : scalar
        }
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }
}
