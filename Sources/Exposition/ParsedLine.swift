/// One line of an exposition in the text format.
package enum ParsedLine: Sendable {
    /// `# HELP name text`, without escapes.
    case help(name: String, text: String)
    /// `# TYPE name word`.
    case type(name: String, word: String)
    /// A sample.
    case sample(ParsedSample)
}
