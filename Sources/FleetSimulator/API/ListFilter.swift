/// A filter of a list, as AIP-160 describes it, with what Compute Engine, Logging and Monitoring add to it.
///
/// `OR` binds tighter than `AND`, and what stands side by side is as if `AND` stood between. Compute Engine's regular
/// expressions (`name eq web-.*`), those of Logging (`=~`) and the functions of Monitoring (`starts_with("a")`) are
/// known everywhere. https://google.aip.dev/160
struct ListFilter: Sendable {
    /// Where services read the same filter differently.
    enum Dialect: Sendable, Hashable {
        /// Case counts, `*` stands for any characters, and a field that is left out has its zero value.
        case standard
        /// Logging: case does not count, `*` is a star, severities have ranks, and nothing holds for a missing field.
        case logging
    }

    /// What is to hold.
    let expression: Expression
    /// How it is read.
    let dialect: Dialect
    /// Other names of fields, such as `label` for `labels`.
    let aliases: [String: String]

    /// Reads a filter; an empty one matches everything.
    init(_ text: String, dialect: Dialect = .standard, aliases: [String: String] = [:]) throws(APIError) {
        guard text.unicodeScalars.count <= 20_000 else {
            throw .invalidArgument("Invalid filter: it is longer than 20000 characters.")
        }
        var parser = FilterParser(text)
        expression = try parser.filter()
        self.dialect = dialect
        self.aliases = aliases
    }

    /// Something that may hold for a value.
    indirect enum Expression: Sendable {
        case all([Expression])
        case any([Expression])
        case not(Expression)
        case restriction(Restriction)
        /// A text that any field may contain.
        case word(String)
    }

    /// What a field is to be like.
    struct Restriction: Sendable {
        let path: [String]
        let comparator: Comparator
        let operand: Operand
    }

    /// What stands between a field and a value; words and marks for regular expressions become `=` and `!=`.
    enum Comparator: String, Sendable, Hashable {
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case notEqual = "!="
        case equal = "="
        case has = ":"
        case less = "<"
        case greater = ">"
    }

    /// What a field is compared with.
    enum Operand: Sendable {
        case text(String)
        case startsWith(String)
        case endsWith(String)
        case hasSubstring(String)
        case oneOf([String])
        case expression(RegularExpression, isWhole: Bool)
    }
}
