/// A YAML file's text, with the name that errors show.
///
/// All but `load` does no I/O.
package struct YAMLFile: Sendable {
    /// Files of more bytes are refused.
    package static let largest = 1_048_576

    /// The file as the user named it.
    package let name: String
    /// What it says.
    package let text: String

    /// Takes a text of at most 1 MiB; `purpose` is what the file is for, such as "configuration".
    package init(text: String, name: String, purpose: String) throws(ReadingErrors) {
        guard text.utf8.count <= Self.largest else { throw Self.tooLarge(name: name, purpose: purpose) }
        self.name = name
        self.text = text
    }

    /// Takes bytes, which must be UTF-8, at most 1 MiB of them.
    package init(bytes: [UInt8], name: String, purpose: String) throws(ReadingErrors) {
        guard bytes.count <= Self.largest else { throw Self.tooLarge(name: name, purpose: purpose) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let broken = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
            let problem = Problem(line: broken.map { $0 + 1 }, key: nil, text: "not UTF-8; save the file as UTF-8")
            throw ReadingErrors([problem], file: name)
        }
        self.name = name
        self.text = text
    }

    /// Turns the text into a value; throws everything that is wrong with it at once.
    ///
    /// `body` reads the root, which is nil for a file without a value, and notes in the log what is wrong.
    package func read<Value>(
        surroundings: Surroundings,
        _ body: (YAMLNode?, ReadingLog) -> Value
    ) throws(ReadingErrors) -> Value {
        let document: YAMLDocument
        do throws(Problem) {
            document = try YAMLDocument(text: text)
        } catch {
            throw ReadingErrors([error], file: name)
        }
        let log = ReadingLog(surroundings: surroundings)
        let value = body(document.root, log)
        log.finish()
        let problems = document.problems + log.problems
        guard problems.isEmpty else { throw ReadingErrors(problems, file: name) }
        return value
    }

    private static func tooLarge(name: String, purpose: String) -> ReadingErrors {
        let text = "larger than 1 MiB; this is hardly a \(purpose) file"
        return ReadingErrors([Problem(line: nil, key: nil, text: text)], file: name)
    }
}
