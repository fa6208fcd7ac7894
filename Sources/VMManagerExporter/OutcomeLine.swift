import Collection

/// What a person reads about one file of an ingest.
struct OutcomeLine {
    /// The line, without a line feed at its end.
    let text: String
    /// Whether it belongs on standard error.
    let isComplaint: Bool

    /// Finds the words.
    init(file: InputFile, outcome: FileOutcome) {
        let name = file.isStandardInput ? "standard input" : file.path.replacing("\n", with: "\u{FFFD}")
        switch outcome {
        case .taken(let counts):
            let kinds = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            text = "\(name): took \(kinds.joined(separator: ", "))"
            isComplaint = false
        case .emptyPage:
            text = "\(name): an empty page, nothing to take"
            isComplaint = false
        case .skipped(let reason):
            text = "\(name): skipped, \(reason)"
            isComplaint = false
        case .broken(let problem):
            text = "\(name): \(problem.sentence)"
            isComplaint = true
        }
    }
}

extension IngestReport {
    /// Names what listings lacked although they were asked for it.
    func complainOfGaps() {
        for scope in unreachable {
            Terminal.complain("\(scope): the listing says that it could not reach this scope; list it again")
        }
    }
}
