/// Turns the text of a configuration file into a checked configuration; does no I/O.
package enum ConfigurationReader {
    /// Files of more bytes are refused.
    package static let largestFile = 1_048_576

    /// Reads a file's text; throws everything that is wrong with it at once.
    ///
    /// `file` is the name to show in errors.
    package static func read(
        text: String,
        file: String,
        surroundings: Surroundings
    ) throws(ConfigurationErrors) -> Configuration {
        guard text.utf8.count <= largestFile else { throw ConfigurationErrors([tooLarge], file: file) }
        let document: YAMLDocument
        do throws(Problem) {
            document = try YAMLDocument(text: text)
        } catch {
            throw ConfigurationErrors([error], file: file)
        }
        let log = ReadingLog(surroundings: surroundings)
        let configuration = Configuration(root: document.root, log: log)
        let problems = document.problems + log.problems
        guard problems.isEmpty else { throw ConfigurationErrors(problems, file: file) }
        return configuration
    }

    /// Reads a file's bytes, which must be UTF-8.
    package static func read(
        bytes: [UInt8],
        file: String,
        surroundings: Surroundings
    ) throws(ConfigurationErrors) -> Configuration {
        guard bytes.count <= largestFile else { throw ConfigurationErrors([tooLarge], file: file) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let broken = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
            let problem = Problem(line: broken.map { $0 + 1 }, key: nil, text: "not UTF-8; save the file as UTF-8")
            throw ConfigurationErrors([problem], file: file)
        }
        return try read(text: text, file: file, surroundings: surroundings)
    }

    private static var tooLarge: Problem {
        Problem(line: nil, key: nil, text: "larger than 1 MiB; this is hardly a configuration file")
    }
}
