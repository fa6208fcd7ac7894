/// A regular expression of the part of RE2's language that filters use.
///
/// It looks at every character once with all ways to go at the same time, as RE2 does, so that no expression makes
/// matching slow. https://github.com/google/re2/wiki/Syntax
struct RegularExpression: Sendable {
    /// A step of matching.
    enum Instruction: Sendable {
        case one(CharacterTest)
        case either(Int, Int)
        case jump(Int)
        case place(Place)
        case match
    }

    /// What a character must be.
    enum CharacterTest: Sendable {
        case any
        case scalar(Unicode.Scalar)
        case set([ClosedRange<Unicode.Scalar>], isInverted: Bool)
    }

    /// What a place between two characters must be.
    enum Place: Sendable {
        case start
        case end
        case wordBoundary
        case noWordBoundary
    }

    private let program: [Instruction]
    private let ignoresCase: Bool

    /// Reads an expression; one that is none, or too large, is refused.
    init(_ text: String) throws(APIError) {
        let marker = "(?i)"
        ignoresCase = text.hasPrefix(marker)
        let pattern = ignoresCase ? String(text.dropFirst(marker.count)).lowercased() : text
        var parser = RegularExpressionParser(pattern)
        var compiler = Compiler()
        guard let node = parser.expression(), compiler.add(node) else {
            throw .invalidArgument("Invalid filter: invalid regular expression '\(text.prefix(100))'")
        }
        program = compiler.program + [.match]
    }

    /// Whether the expression describes a text from its first to its last character.
    func matchesWhole(of text: String) -> Bool { matches(text, isWhole: true) }

    /// Whether the expression describes a part of a text.
    func isFound(in text: String) -> Bool { matches(text, isWhole: false) }

    private func matches(_ text: String, isWhole: Bool) -> Bool {
        let scalars = Array((ignoresCase ? text.lowercased() : text).unicodeScalars)
        var places: [Int] = []
        for position in 0...scalars.count {
            if position == 0 || !isWhole { places.append(0) }
            let reached = closure(of: places, at: position, in: scalars)
            let isMatch = reached.contains { if case .match = program[$0] { true } else { false } }
            if isMatch, !isWhole || position == scalars.count { return true }
            guard position < scalars.count else { return false }
            places = reached.compactMap { place in
                guard case .one(let test) = program[place], test.accepts(scalars[position]) else { return nil }
                return place + 1
            }
            if places.isEmpty, isWhole { return false }
        }
        return false
    }

    /// The places of the program that can be reached from others without a character.
    private func closure(of places: [Int], at position: Int, in scalars: [Unicode.Scalar]) -> [Int] {
        var isKnown = [Bool](repeating: false, count: program.count)
        var waiting = places
        var reached: [Int] = []
        while let place = waiting.popLast() {
            guard !isKnown[place] else { continue }
            isKnown[place] = true
            switch program[place] {
            case .one, .match: reached.append(place)
            case .jump(let target): waiting.append(target)
            case .either(let first, let second): waiting += [first, second]
            case .place(let wanted):
                if wanted.holds(at: position, in: scalars) { waiting.append(place + 1) }
            }
        }
        return reached
    }
}

extension RegularExpression.CharacterTest {
    /// Whether a character passes.
    fileprivate func accepts(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .any: scalar != "\n"
        case .scalar(let wanted): scalar == wanted
        case .set(let ranges, let isInverted): ranges.contains { $0.contains(scalar) } != isInverted
        }
    }
}

extension RegularExpression.Place {
    /// Whether a place in a text is such a place.
    fileprivate func holds(at position: Int, in scalars: [Unicode.Scalar]) -> Bool {
        switch self {
        case .start: position == 0
        case .end: position == scalars.count
        case .wordBoundary: Self.isWord(position - 1, in: scalars) != Self.isWord(position, in: scalars)
        case .noWordBoundary: Self.isWord(position - 1, in: scalars) == Self.isWord(position, in: scalars)
        }
    }

    private static func isWord(_ position: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.indices.contains(position) else { return false }
        let scalar = scalars[position]
        return scalar == "_" || scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    }
}

/// Turns an expression into steps.
private struct Compiler {
    private static let longest = 2_000
    /// Repeated nothing makes no program longer, but takes time.
    private static let mostVisits = 20_000
    private var visits = 0
    private(set) var program: [RegularExpression.Instruction] = []

    /// Adds the steps of a node; `false` when they are too many.
    mutating func add(_ node: RegularExpressionParser.Node) -> Bool {
        visits += 1
        guard program.count < Self.longest, visits < Self.mostVisits else { return false }
        switch node {
        case .one(let test): program.append(.one(test))
        case .place(let place): program.append(.place(place))
        case .sequence(let nodes): return nodes.allSatisfy { add($0) }
        case .choice(let nodes): return addChoice(nodes[...])
        case .repeated(let node, let least, let most): return addRepeated(node, least, most)
        }
        return true
    }

    private mutating func addChoice(_ nodes: ArraySlice<RegularExpressionParser.Node>) -> Bool {
        var exits: [Int] = []
        for (index, node) in zip(nodes.indices, nodes) {
            let isLast = index == nodes.endIndex - 1
            let fork = program.count
            if !isLast { program.append(.either(fork + 1, 0)) }
            guard add(node) else { return false }
            if !isLast {
                exits.append(program.count)
                program.append(.jump(0))
                program[fork] = .either(fork + 1, program.count)
            }
        }
        for exit in exits { program[exit] = .jump(program.count) }
        return true
    }

    private mutating func addRepeated(_ node: RegularExpressionParser.Node, _ least: Int, _ most: Int?) -> Bool {
        for _ in 0..<least {
            guard add(node) else { return false }
        }
        guard let most else {
            let fork = program.count
            program.append(.either(fork + 1, 0))
            guard add(node) else { return false }
            program.append(.jump(fork))
            program[fork] = .either(fork + 1, program.count)
            return true
        }
        var forks: [Int] = []
        for _ in least..<most {
            forks.append(program.count)
            program.append(.either(0, 0))
            guard add(node) else { return false }
        }
        for fork in forks { program[fork] = .either(fork + 1, program.count) }
        return true
    }
}
