/// The unit of compliance: a question that is asked of every VM.
package struct Check: Sendable {
    /// The value of the `check` label; never changes once released.
    package let id: String
    /// What must be so, as a sentence without full stop.
    package let title: String
    /// How bad it is when it is not.
    package let severity: Severity
    /// Why it matters.
    package let why: String
    /// What to do about it.
    package let remedy: String
    /// The controls that it evidences, such as `CIS GCP 4.12`.
    package let controls: [String]
    /// Which facts it rests on, as a sentence.
    package let basis: String
    /// The words that it gives as reasons, with what each means; words of Google's own may come besides.
    package let reasons: [(word: String, meaning: String)]
    /// Answers for one VM.
    package let evaluate: @Sendable (CheckSubject) -> CheckAnswer

    /// Declares a check.
    package init(
        id: String,
        title: String,
        severity: Severity,
        why: String,
        remedy: String,
        controls: [String] = [],
        basis: String = "",
        reasons: [(word: String, meaning: String)] = [],
        evaluate: @escaping @Sendable (CheckSubject) -> CheckAnswer
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.why = why
        self.remedy = remedy
        self.controls = controls
        self.basis = basis
        self.reasons = reasons
        self.evaluate = evaluate
    }
}

/// How bad a failing check is; the values of the `severity` label.
package enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Someone should act now.
    case critical
    /// Someone should act today.
    case high
    /// Someone should act this week.
    case medium
    /// Good to know.
    case low

    /// Orders from low to critical.
    package static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        case .critical: 3
        }
    }
}
