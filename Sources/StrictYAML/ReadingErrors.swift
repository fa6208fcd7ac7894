/// Everything that is wrong with a file, in the order of its lines.
package struct ReadingErrors: Error, Sendable, Equatable, CustomStringConvertible {
    /// At least one error; those without a line come last.
    package let errors: [ReadingError]

    /// One line per error.
    package var description: String {
        errors.map(\.description).joined(separator: "\n")
    }

    /// Puts the problems of a file in order.
    package init(_ problems: [Problem], file: String) {
        let ordered = problems.enumerated().sorted { first, second in
            (first.element.line ?? .max, first.offset) < (second.element.line ?? .max, second.offset)
        }
        errors = ordered.map { _, problem in
            ReadingError(file: file, line: problem.line, key: problem.key, problem: problem.text)
        }
    }
}

/// One thing that is wrong with a file, as one line.
package struct ReadingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as the user named it.
    package let file: String
    /// The line, counted from 1; nil when the whole file is meant.
    package let line: Int?
    /// The path of the key, such as `collection.intervals.inventories`; nil when no key is to blame.
    package let key: String?
    /// What is wrong and what to do, without file, line and key.
    package let problem: String

    /// The line for the user: `config.yml:12: publication.tick: 15 has no unit; …`.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return key.map { "\(place): \($0): \(problem)" } ?? "\(place): \(problem)"
    }
}

/// An error before it knows its file.
package struct Problem: Error, Equatable {
    /// The line, counted from 1; nil when the whole file is meant.
    package let line: Int?
    /// The path of the key; nil when no key is to blame.
    package let key: String?
    /// What is wrong and what to do.
    package let text: String

    /// Puts a problem together.
    package init(line: Int?, key: String?, text: String) {
        self.line = line
        self.key = key
        self.text = text
    }
}
