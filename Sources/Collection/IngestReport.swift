package import Fleet

/// What became of one file.
package enum FileOutcome: Sendable, Hashable {
    /// Facts were taken: how many of each kind, by its plural.
    case taken([String: Int])
    /// It is an empty page of a listing.
    case emptyPage
    /// It was found in a folder and holds nothing for us.
    case skipped(String)
    /// Nothing of it was kept.
    case broken(IngestProblem)
}

/// What became of all files of one run.
package struct IngestReport: Sendable {
    /// Each file with its outcome, in the order in which they were dealt with.
    package internal(set) var files: [(file: InputFile, outcome: FileOutcome)] = []
    /// Scopes that a listing said it could not reach.
    package internal(set) var unreachable: [String] = []

    /// When the newest file that facts were taken from was written; `nil` when none were.
    package internal(set) var newestFileTime: Timestamp?

    /// Whether any file was broken or any listing incomplete.
    package var isIncomplete: Bool {
        !unreachable.isEmpty || files.contains { if case .broken = $0.outcome { true } else { false } }
    }

    /// How many facts were taken.
    package var factCount: Int {
        files.reduce(0) { sum, entry in
            if case .taken(let counts) = entry.outcome { sum + counts.values.reduce(0, +) } else { sum }
        }
    }
}
