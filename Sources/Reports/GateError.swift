import Assessment

/// What is wrong with `--fail-on` or `--max-unknown`.
package enum GateError: Error, Hashable, CustomStringConvertible {
    /// `--fail-on` names what is neither a severity nor a check.
    case unknownWord(String, known: [String])
    /// `--max-unknown` is neither a count nor a percentage.
    case badLimit(String)

    /// One line for people.
    package var description: String {
        switch self {
        case .unknownWord(let word, let known):
            "--fail-on: `\(word)` is no severity and no check; give any, none, "
                + (Severity.allCases.map(\.rawValue) + known).joined(separator: ", ")
        case .badLimit(let text):
            "--max-unknown: `\(text)` is no limit; give a count such as 12, or a percentage up to 100%, such as 2.5%"
        }
    }
}
