/// How bad a log entry is (`google.logging.type.LogSeverity`).
enum LogSeverity: Int, Sendable, Hashable, CaseIterable {
    case unspecified = 0
    case debug = 100
    case info = 200
    case notice = 300
    case warning = 400
    case error = 500
    case critical = 600
    case alert = 700
    case emergency = 800

    /// Reads a word of the API, in any case, or a number.
    init?(_ text: String) {
        let word = text.uppercased()
        guard let severity = Self.allCases.first(where: { $0.word == word || String($0.rawValue) == text }) else {
            return nil
        }
        self = severity
    }

    /// The word of the API.
    var word: String { self == .unspecified ? "DEFAULT" : "\(self)".uppercased() }
    /// The word as it stands in an answer.
    var json: JSONValue { .word(word, rawValue) }
}
