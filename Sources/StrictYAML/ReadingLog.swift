/// What one reading of a file gathers besides the values: problems, and every key that was asked for.
package final class ReadingLog {
    /// What the machine knows.
    package let surroundings: Surroundings
    /// What is wrong, in the order in which it was found.
    package private(set) var problems: [Problem] = []
    /// The keys that were asked for, in the order of the reference.
    package private(set) var declarations: [Declaration] = []
    private var unknownKeys: [UnknownKey] = []

    /// A key that some section reads, or the head of a section.
    package enum Declaration {
        /// The head of a section; the path of a list of mappings ends in `[]`.
        case section(path: String, meaning: String)
        /// A key.
        case key(Key)

        /// A key that some section reads.
        package struct Key {
            /// The path of the key, such as `publication.tick`.
            package let path: String
            /// What kind of value it has.
            package let type: String
            /// The default as one would write it; a word such as "required" where there is none.
            package let standard: String
            /// What is in force.
            package let effective: String
            /// Whether that is the default because the file does not give the key.
            package let isDefault: Bool
            /// What it is good for.
            package let meaning: String
        }
    }

    private struct UnknownKey {
        let section: String
        let name: String
        let line: Int
        let known: [String]
    }

    /// Begins a reading.
    package init(surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// Notes something that is wrong.
    package func report(_ text: String, line: Int?, key: String?) {
        problems.append(Problem(line: line, key: key, text: text))
    }

    /// Takes a key or the head of a section into the reference.
    func declare(_ declaration: Declaration) {
        declarations.append(declaration)
    }

    /// Remembers a key that nobody asked for; what was meant is looked for once all keys are known.
    func noteUnknown(_ name: String, line: Int, in section: String, known: [String]) {
        unknownKeys.append(UnknownKey(section: section, name: name, line: line, known: known))
    }

    /// Turns the unknown keys into problems; to be called once, after the last section.
    package func finish() {
        for unknown in unknownKeys {
            let path = KeyPathText.join(unknown.section, unknown.name)
            report("unknown key; \(hint(for: unknown))", line: unknown.line, key: path)
        }
        unknownKeys = []
    }

    private func hint(for unknown: UnknownKey) -> String {
        if let near = NearestName.find(unknown.name, among: unknown.known) { return "did you mean \(near)?" }
        if let elsewhere = pathElsewhere(endingIn: unknown.name) { return "did you mean \(elsewhere)?" }
        return "known here: \(unknown.known.joined(separator: ", "))"
    }

    /// The full path of the only key or section of that name in other sections.
    private func pathElsewhere(endingIn name: String) -> String? {
        let paths = declarations.map { declaration in
            switch declaration {
            case .section(let path, _): path.hasSuffix("[]") ? String(path.dropLast(2)) : path
            case .key(let key): key.path
            }
        }
        let matches = paths.filter { $0.hasSuffix(".\(name)") }
        return matches.count == 1 ? matches[0] : nil
    }
}
