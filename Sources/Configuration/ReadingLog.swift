/// What one reading of a configuration gathers besides the values: problems, and every key that was asked for.
final class ReadingLog {
    let surroundings: Surroundings
    private(set) var problems: [Problem] = []
    private(set) var declarations: [Declaration] = []
    private var unknownKeys: [UnknownKey] = []

    /// A key that some section reads, or the head of a section, in the order of the reference.
    enum Declaration {
        case section(path: String, meaning: String)
        case key(Key)

        struct Key {
            let path: String
            let type: String
            /// The default as one would write it; a word such as "required" where there is none.
            let standard: String
            /// What is in force.
            let effective: String
            let isDefault: Bool
            let meaning: String
        }
    }

    private struct UnknownKey {
        let section: String
        let name: String
        let line: Int
        let known: [String]
    }

    init(surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    func report(_ text: String, line: Int?, key: String?) {
        problems.append(Problem(line: line, key: key, text: text))
    }

    func declare(_ declaration: Declaration) {
        declarations.append(declaration)
    }

    /// Remembers a key that nobody asked for; what was meant is looked for once all keys are known.
    func noteUnknown(_ name: String, line: Int, in section: String, known: [String]) {
        unknownKeys.append(UnknownKey(section: section, name: name, line: line, known: known))
    }

    /// Turns the unknown keys into problems; to be called once, after the last section.
    func finish() {
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
            case .section(let path, _): path
            case .key(let key): key.path
            }
        }
        let matches = paths.filter { $0.hasSuffix(".\(name)") }
        return matches.count == 1 ? matches[0] : nil
    }
}
