/// Says why bytes are not JSON that can be read, and where.
package struct JSONError: Error, Equatable, Sendable {
    /// The offset of the first bad byte in the document or, from a splitter, in the stream; nil when not known.
    package let offset: Int?

    /// What is wrong, in plain words.
    package let problem: String

    /// A problem at that byte.
    package init(offset: Int?, problem: String) {
        self.offset = offset
        self.problem = problem
    }

    /// The same problem, seen from a stream in which the document starts at that offset.
    package func shifted(by start: Int) -> JSONError {
        JSONError(offset: offset.map { $0 + start }, problem: problem)
    }
}

extension JSONError: CustomStringConvertible {
    /// One line: "not valid JSON at byte 1234: expected a comma or ]".
    package var description: String {
        offset.map { "not valid JSON at byte \($0): \(problem)" } ?? "not valid JSON: \(problem)"
    }
}
