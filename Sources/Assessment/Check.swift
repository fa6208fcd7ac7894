package import Fleet

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
    /// Answers for one VM.
    package let evaluate: @Sendable (CheckSubject) -> CheckOutcome

    /// Declares a check.
    package init(
        id: String,
        title: String,
        severity: Severity,
        why: String,
        remedy: String,
        controls: [String] = [],
        evaluate: @escaping @Sendable (CheckSubject) -> CheckOutcome
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.why = why
        self.remedy = remedy
        self.controls = controls
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

/// What a check is asked about: one VM in its fleet.
package struct CheckSubject: Sendable {
    /// The VM.
    package let vm: VM
    /// Its project.
    package let project: ProjectFleet
    /// The verdict on its agent.
    package let agent: AgentAssessment
    /// How it stands by Patch.
    package let patch: PatchAssessment
    /// The moment of the assessment.
    package let now: Timestamp
    /// The thresholds.
    package let settings: AssessmentSettings
}

/// The answer to a check; the values of the `outcome` label.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// As it should be.
    case pass
    /// Not as it should be.
    case fail
    /// Nobody knows, which is not compliant.
    case unknown
    /// The question makes no sense for this VM.
    case notApplicable = "not_applicable"
    /// Not as it should be, and someone answers for it.
    case waived
}

/// A check's answer for one VM, with why.
package struct CheckOutcome: Hashable, Sendable {
    /// The answer.
    package var verdict: Verdict
    /// Why, in one word of a closed list per check.
    package var reason: String
    /// What was seen, one fact each; may hold hostile text of the cloud, at most 1,000 characters each.
    package var evidence: [String]

    private init(_ verdict: Verdict, _ reason: String, _ evidence: [String]) {
        self.verdict = verdict
        self.reason = reason
        self.evidence = evidence.map { String($0.prefix(1_000)) }
    }

    /// As it should be.
    package static func pass(_ reason: String = "ok", evidence: [String] = []) -> Self {
        .init(.pass, reason, evidence)
    }

    /// Not as it should be.
    package static func fail(_ reason: String, evidence: [String]) -> Self { .init(.fail, reason, evidence) }

    /// Nobody knows.
    package static func unknown(_ reason: String, evidence: [String] = []) -> Self {
        .init(.unknown, reason, evidence)
    }

    /// The question makes no sense here.
    package static func notApplicable(_ reason: String) -> Self { .init(.notApplicable, reason, []) }
}
