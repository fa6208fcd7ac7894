/// Why a line is not part of the text format as ``ExpositionFormat/text`` writes it.
package enum ExpositionSyntaxError: Error, Hashable, CustomStringConvertible {
    /// Nothing between two line feeds.
    case blankLine
    /// A comment other than HELP and TYPE.
    case unknownComment
    /// HELP or TYPE without a name and one space behind it.
    case incompleteHeader
    /// No metric name at the start of the line, or no label name where one must be.
    case missingName
    /// Another character than the one that the format has at this place.
    case expected(Character)
    /// A label value without its closing quote.
    case unterminatedValue
    /// A backslash before something that has no escape.
    case badEscape
    /// A value that is not a number as Prometheus spells it.
    case badNumber
    /// Something behind the value, such as an explicit timestamp.
    case textBehindValue

    /// The reason in words, without the line's own text.
    package var description: String {
        switch self {
        case .blankLine: "the line is blank"
        case .unknownComment: "the comment is neither HELP nor TYPE"
        case .incompleteHeader: "HELP or TYPE lacks its name or text"
        case .missingName: "a metric or label name is missing"
        case .expected(let character): "'\(character)' is missing"
        case .unterminatedValue: "a label value has no closing quote"
        case .badEscape: "a backslash stands before something that has no escape"
        case .badNumber: "the value is not a number as Prometheus spells it"
        case .textBehindValue: "something stands behind the value; explicit timestamps are not written"
        }
    }
}
