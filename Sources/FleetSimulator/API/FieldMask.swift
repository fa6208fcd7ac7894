/// The parts of an answer that a client asked for, such as `inventories(name,osInfo/version),nextPageToken`.
///
/// https://cloud.google.com/apis/docs/system-parameters
struct FieldMask: Sendable {
    /// What of a value is asked for.
    private indirect enum Selection: Sendable {
        case everything
        case members([String: Selection])
    }

    private let selection: Selection

    /// Reads a mask; one that is none is refused.
    init(_ text: String) throws(APIError) {
        guard text.unicodeScalars.count <= 20_000 else {
            throw .invalidArgument("Invalid field selection \(text.prefix(50))")
        }
        var parser = Parser(text)
        guard let fields = parser.list(), parser.isAtEnd else {
            throw .invalidArgument("Invalid field selection \(text.prefix(200))")
        }
        selection = .members(Self.members(fields))
    }

    /// What is left of a value; names that it does not have select nothing.
    func applied(to value: JSONValue) -> JSONValue { Self.apply(selection, to: value) }

    private static func apply(_ selection: Selection, to value: JSONValue) -> JSONValue {
        guard case .members(let names) = selection else { return value }
        switch value {
        case .list(let elements): return .list(elements.map { apply(selection, to: $0) })
        case .object(let members):
            return .object(
                members.compactMap { member in
                    guard let part = names[member.key] ?? names["*"] else { return nil }
                    return JSONValue.Member(member.key, apply(part, to: member.value))
                }
            )
        // What was written before cannot be taken apart again.
        case .written: return value
        case .text, .word, .integer, .real, .flag, .absent: return .absent
        }
    }

    /// A field as it is written, with what is asked for of it; none means all of it.
    private indirect enum Field {
        case field(String, [Field])
    }

    private static func members(_ fields: [Field]) -> [String: Selection] {
        var members: [String: Selection] = [:]
        for case .field(let name, let parts) in fields {
            let selection = parts.isEmpty ? Selection.everything : .members(Self.members(parts))
            members[name] = members[name].map { merged($0, selection) } ?? selection
        }
        return members
    }

    private static func merged(_ first: Selection, _ second: Selection) -> Selection {
        guard case .members(let first) = first, case .members(let second) = second else { return .everything }
        return .members(first.merging(second, uniquingKeysWith: merged))
    }

    /// Reads the text of a mask.
    private struct Parser {
        private static let deepest = 50
        private let characters: [Character]
        private var position = 0
        private var depth = 0

        init(_ text: String) { characters = Array(text) }

        var isAtEnd: Bool { position == characters.count }

        /// Fields between commas; `nil` when there are none.
        mutating func list() -> [Field]? {
            guard depth <= Self.deepest else { return nil }
            var fields: [Field] = []
            repeat {
                guard let field = field() else { return nil }
                fields.append(field)
            } while skip(",")
            return fields
        }

        private mutating func field() -> Field? {
            let start = position
            while position < characters.count, Self.isPartOfName(characters[position]) { position += 1 }
            guard position > start else { return nil }
            let name = String(characters[start..<position])
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.deepest else { return nil }
            if skip("/") || skip(".") {
                guard let part = field() else { return nil }
                return .field(name, [part])
            }
            guard skip("(") else { return .field(name, []) }
            guard let parts = list(), skip(")") else { return nil }
            return .field(name, parts)
        }

        private static func isPartOfName(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || "_-*@$".contains(character)
        }

        private mutating func skip(_ character: Character) -> Bool {
            guard position < characters.count, characters[position] == character else { return false }
            position += 1
            return true
        }
    }
}
