package import StrictYAML

extension Fault {
    /// Reads a fault from a YAML or JSON mapping, such as `{ kind: slow, by: 5s }`.
    ///
    /// It may name projects and places of `scenario`, and without one any.
    package init(text: String, in scenario: Scenario? = nil) throws(ReadingErrors) {
        let file = try YAMLFile(text: text, name: "fault", purpose: "fault")
        let names = scenario.map { ScenarioNames($0) }
        self = try file.read(surroundings: ScenarioReader.utcOnly) { root, log in
            let reader = MappingReader(root: root, log: log)
            let fault = Fault(reading: reader, names: names)
            reader.finish()
            return fault
        }
    }

    /// Reads a fault from one argument, such as `kind=rate_limited,retry_after=7,methods=patchJobs.list+inventories.*`.
    ///
    /// The keys are those of the mapping.
    package init(arguments: String) throws(ArgumentsError) {
        var entries: [YAMLNode.Entry] = []
        for argument in arguments.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw ArgumentsError("\(Excerpt.quoted(argument)) is not key=value; write kind=slow,by=5s")
            }
            guard !entries.contains(where: { $0.key == parts[0] }) else {
                throw ArgumentsError("\(Excerpt(parts[0])): the key is there twice")
            }
            entries.append(.init(key: parts[0], line: 1, value: Self.node(parts[1], of: parts[0])))
        }
        let log = ReadingLog(surroundings: ScenarioReader.utcOnly)
        let reader = MappingReader(root: YAMLNode(line: 1, content: .mapping(entries)), log: log)
        self.init(reading: reader, names: nil)
        reader.finish()
        log.finish()
        guard log.problems.isEmpty else {
            let lines = log.problems.map { problem in problem.key.map { "\($0): \(problem.text)" } ?? problem.text }
            throw ArgumentsError(lines.joined(separator: "; "))
        }
    }

    /// Why an argument is no fault, in one line.
    package struct ArgumentsError: Error, Sendable, Equatable, CustomStringConvertible {
        /// What is wrong and what to do.
        package let description: String

        init(_ description: String) { self.description = description }
    }

    private static func node(_ text: String, of key: String) -> YAMLNode {
        func scalar(_ text: Substring) -> YAMLNode {
            YAMLNode(line: 1, content: .scalar(String(text), isQuoted: false))
        }
        guard key == "methods" else { return scalar(text[...]) }
        return YAMLNode(line: 1, content: .sequence(text.split(separator: "+").map(scalar)))
    }
}

extension Fault {
    /// Reads a fault; what is wrong is in the reader's log afterwards.
    ///
    /// Without `names` it may be about any project.
    init(reading fault: MappingReader, names: ScenarioNames?) {
        let word = fault.required(
            "kind",
            ValueKind<Word>.word("a fault"),
            placeholder: .reset,
            advice: "kind: rate_limited",
            "What goes wrong."
        )
        self.init(Self.kind(word, fault))
        methods = fault.value(
            "methods",
            .list(of: .method, named: "a list of methods"),
            default: [],
            "Methods that it holds for, such as `patchJobs.list` or `inventories.*`; without any, for all."
        )
        project = fault.optional(
            "project",
            .projectName,
            absent: "none",
            "The project, by id or number; without one, all."
        )
        location = fault.optional("location", .identifier, absent: "none", "The zone or region; without one, all.")
        chance = fault.value("chance", .share, default: 1, "How likely it happens to a call.")
        times = fault.optional(
            "times",
            .integer(in: 1...1_000_000),
            absent: "none",
            "How many calls it happens to before it is over; without it, there is no end."
        )
        names?.check(project: project, location: location, in: fault)
    }

    private static func kind(_ word: Word, _ fault: MappingReader) -> Kind {
        let retryAfter = fault.optional(
            "retry_after",
            .integer(in: 0...86_400),
            absent: "none",
            "Seconds in `Retry-After`, for `rate_limited`."
        )
        let code = fault.value("code", .serverCode, default: 500, "The status, for `server_error`.")
        let by = fault.optional(
            "by",
            .duration(atLeast: .seconds(1), atMost: .seconds(600)),
            absent: "none",
            "How late, for `slow`, and over which time, for `trickle`; required there."
        )
        let size = fault.optional(
            "size",
            .integer(in: 1...1_000),
            absent: "none",
            "The most items of a page, for `short_pages`; required there."
        )
        if fault.has("kind") {
            for key in ["retry_after", "code", "by", "size"] where fault.has(key) && key != word.parameter {
                fault.refuse(key, "does not belong to \(word.rawValue); remove the key")
            }
            for key in ["by", "size"] where key == word.parameter && !fault.has(key) {
                fault.refuse(key, "missing; write \(key): \(key == "by" ? "5s" : "2")")
            }
        }
        return kind(word, retryAfter: retryAfter, code: code, by: by ?? .zero, size: size ?? 1)
    }

    private static func kind(_ word: Word, retryAfter: Int?, code: Int, by: Duration, size: Int) -> Kind {
        switch word {
        case .rateLimited: .rateLimited(retryAfter: retryAfter)
        case .serverError: .serverError(code)
        case .slow: .slow(by)
        case .trickle: .trickle(by)
        case .reset: .reset
        case .truncatedJSON: .truncatedJSON
        case .truncatedBody: .truncatedBody
        case .wrongTypes: .wrongTypes
        case .repeatedToken: .repeatedToken
        case .shortPages: .shortPages(size)
        case .emptyAfterToken: .emptyAfterToken
        case .denied: .denied
        case .apiDisabled: .apiDisabled
        case .perimeter: .perimeter
        case .unauthenticated: .unauthenticated
        case .notFound: .notFound
        }
    }
}

extension ValueKind<Int> {
    fileprivate static var serverCode: Self {
        ValueKind<Int>.integer(in: 500...504).refusing { node in
            node.scalar == "501" ? "501 is not one of 500, 502, 503, 504" : nil
        }
    }
}

extension ValueKind<String> {
    fileprivate static var method: Self {
        text("a method", show: \.description) { text, _ throws(Refusal) in
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            let isMethod = parts.dropLast().allSatisfy(isWord) && (parts.last == "*" || parts.last.map(isWord) == true)
            guard isMethod, parts.count >= 2 || text == "*" else {
                throw Refusal("\(Excerpt.quoted(text)) is not a method; write patchJobs.list or inventories.*")
            }
            guard text == "*" || methods.contains(where: { Wildcard.matches($0, pattern: text) }) else {
                let resources = methods.map { $0.split(separator: ".").dropLast().joined(separator: ".") + ".*" }
                let near = NearestName.find(text, among: methods + resources)
                let hint = near.map { "did you mean \($0)?" } ?? "write patchJobs.list or inventories.*"
                throw Refusal("\(Excerpt.quoted(text)) is not a method; \(hint)")
            }
            return text
        }
    }

    /// All methods that a fault can name.
    private static let methods = GoogleAPI.methods.map(\.id) + TokenMethod.all.map(\.id)

    fileprivate static var projectName: Self {
        scalar("a project id or number", of: [.text, .number], show: \.description) { text, _ throws(Refusal) in
            guard isProjectName(text) else { throw Refusal("\(Excerpt.quoted(text)) is not a project id or number") }
            return text
        }
    }

    private static func isProjectName(_ text: String) -> Bool {
        (6...64).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCIIDigit || $0.isASCIILowerCase || "-.:".contains($0) }
    }

    private static func isWord(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCIILowerCase || $0.isASCIIUpperCase }
    }
}
