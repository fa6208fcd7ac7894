package import Assessment
package import Fleet

/// How long checks have failed, and how long it took to mend what failed, in a period: a pure function of the fleet's
/// timelines and its verdicts.
package struct Remediation: Sendable {
    /// Where the period begins.
    package let start: Timestamp
    /// Where it ends.
    package let at: Timestamp
    /// When verdicts on any VM were first recorded; `nil` when none was.
    package private(set) var recordStart: Timestamp?
    /// How the violations of each check went, in the order of the assessment's checks.
    package private(set) var checks: [CheckRemediation]

    /// Adds up the violations of a fleet; `assessment` must be of `fleet`, whose history must reach back over `period`.
    package init(of fleet: FleetSnapshot, assessment: Assessment, period: Duration) {
        at = fleet.at
        start = fleet.at - period
        checks = assessment.checks.map { CheckRemediation(check: $0) }
        let places = Dictionary(
            assessment.checks.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for (project, judged) in zip(fleet.projects, assessment.projects) {
            for (vm, verdicts) in zip(project.vms, judged.vms) { add(vm, verdicts.outcomes, places) }
            for vm in project.departed { add(departed: vm, places) }
        }
    }

    /// How the violations of all checks of a severity went.
    package func times(of severity: Severity) -> RemediationTimes {
        checks.reduce(into: RemediationTimes()) { if $1.check.severity == severity { $0.add($1.times) } }
    }

    private mutating func add(_ vm: VM, _ outcomes: [CheckOutcome], _ places: [String: Int]) {
        let recordStart = vm.recordStart
        note(recordStart)
        for (key, timeline) in vm.history where key.kind == .finding {
            guard let place = places[key.subject] else { continue }
            let record = ViolationRecord(timeline: timeline, start: recordStart, completeSince: start)
            for violation in record.violations(now: outcomes[place], at: at) { add(violation, to: place) }
        }
        // What fails and was never recorded has no timeline.
        for (place, outcome) in outcomes.enumerated() where outcome.verdict == .fail || outcome.verdict == .waived {
            guard vm.history[HistoryKey(kind: .finding, subject: checks[place].check.id)] == nil else { continue }
            let record = ViolationRecord(timeline: Timeline(), start: recordStart, completeSince: start)
            for violation in record.violations(now: outcome, at: at) { add(violation, to: place) }
        }
    }

    /// Adds what was fixed on a VM before it went, and what went with it.
    private mutating func add(departed vm: VM, _ places: [String: Int]) {
        let recordStart = vm.recordStart
        note(recordStart)
        let gone = CheckAnswer.notApplicable("vm_gone").outcome
        let departure = vm.timeline(.powerState).current?.since ?? start
        for (key, timeline) in vm.history where key.kind == .finding {
            guard let place = places[key.subject] else { continue }
            let record = ViolationRecord(timeline: timeline, start: recordStart, completeSince: start)
            for violation in record.violations(now: gone, at: at) {
                if violation.standing != .unanswered {
                    add(violation, to: place)
                } else if departure > start {
                    checks[place].times.gone += 1
                }
            }
        }
    }

    private mutating func note(_ recordStart: Timestamp?) {
        self.recordStart = [self.recordStart, recordStart].compactMap(\.self).min()
    }

    private mutating func add(_ violation: Violation, to place: Int) {
        if case .fixed(let fix) = violation.standing, fix <= start { return }
        checks[place].times.add(violation, at: at)
    }
}

/// How the violations of one check went.
package struct CheckRemediation: Sendable {
    /// The check.
    package let check: Check
    /// How they went.
    package internal(set) var times = RemediationTimes()
}

/// How violations went in a period.
package struct RemediationTimes: Sendable {
    /// Violations that last and that nobody answers for.
    package private(set) var failing = 0
    /// Violations that last and that someone answers for.
    package private(set) var waived = 0
    /// Violations of which nobody knows whether they last.
    package private(set) var unanswered = 0
    /// Violations that were fixed in the period.
    package private(set) var fixed = 0
    /// Violations that went with their VM in the period, which is no remedy.
    package internal(set) var gone = 0
    private var lasting: [ViolationTime] = []
    private var ended: [ViolationTime] = []

    /// For how long those that fail have been failing, as far as it is known.
    package var inViolation: ViolationTimes { ViolationTimes(lasting) }
    /// How long it took to fix those that were fixed, as far as it is known.
    package var toRemediate: ViolationTimes { ViolationTimes(ended) }
    /// Whether there was no violation.
    package var isEmpty: Bool { failing + waived + unanswered + fixed + gone == 0 }

    /// No violations.
    package init() {}

    mutating func add(_ violation: Violation, at moment: Timestamp) {
        switch violation.standing {
        case .failing:
            failing += 1
            if let time = violation.time(at: moment) { lasting.append(time) }
        case .waived: waived += 1
        case .unanswered: unanswered += 1
        case .fixed:
            fixed += 1
            if let time = violation.time(at: moment) { ended.append(time) }
        }
    }

    mutating func add(_ other: RemediationTimes) {
        failing += other.failing
        waived += other.waived
        unanswered += other.unanswered
        fixed += other.fixed
        gone += other.gone
        lasting += other.lasting
        ended += other.ended
    }
}
