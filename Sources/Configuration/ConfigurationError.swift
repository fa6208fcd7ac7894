/// One thing that is wrong with a configuration file, as one line.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
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

/// Everything that is wrong with a configuration file, in the order of its lines.
package struct ConfigurationErrors: Error, Sendable, Equatable, CustomStringConvertible {
    /// At least one error; those without a line come last.
    package let errors: [ConfigurationError]

    /// One line per error.
    package var description: String {
        errors.map(\.description).joined(separator: "\n")
    }

    init(_ problems: [Problem], file: String) {
        let ordered = problems.enumerated().sorted { first, second in
            (first.element.line ?? .max, first.offset) < (second.element.line ?? .max, second.offset)
        }
        errors = ordered.map { _, problem in
            ConfigurationError(file: file, line: problem.line, key: problem.key, problem: problem.text)
        }
    }
}

/// An error before it knows its file.
struct Problem: Error, Equatable {
    let line: Int?
    let key: String?
    let text: String
}
