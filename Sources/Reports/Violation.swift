import Assessment
package import Fleet

/// A stretch of time in which a VM failed a check: from its first failure to the pass that ended it.
///
/// That nobody knows for a while, that the check does not apply while the VM is stopped, or that someone answers for it
/// does not end it.
package struct Violation: Hashable, Sendable {
    /// How a violation stands.
    package enum Standing: Hashable, Sendable {
        /// The check fails now.
        case failing
        /// The check fails now, and someone answers for it.
        case waived
        /// The check failed when it was last answered, and has no answer now.
        case unanswered
        /// The check passed at a moment.
        case fixed(Timestamp)
    }

    /// When it was first seen, or earlier where the facts themselves tell; `nil` when it was not recorded.
    package let since: Timestamp?
    /// Whether it was there already when the record of the VM began, so that it may be older.
    package let mayBeOlder: Bool
    /// How it stands.
    package let standing: Standing

    /// How long it lasted until it was fixed, or else lasts at a moment; `nil` when it is not known since when.
    package func time(at moment: Timestamp) -> ViolationTime? {
        guard let since else { return nil }
        let end = if case .fixed(let fix) = standing { fix } else { moment }
        return ViolationTime(max(.zero, end - since), isAtLeast: mayBeOlder)
    }
}

/// What was recorded of the answers to one check, as far as it tells of violations.
struct ViolationRecord {
    /// The answers that do not pass, and the passes that end them.
    let timeline: Timeline
    /// When the record of the VM began; `nil` when nothing was recorded.
    let start: Timestamp?
    /// From when on the timeline lacks nothing.
    let completeSince: Timestamp

    /// The violations that ended, oldest first, and the one that has not, if there is one.
    private var recorded: (fixed: [Violation], open: (since: Timestamp, mayBeOlder: Bool)?) {
        var fixed: [Violation] = []
        var open: (since: Timestamp, mayBeOlder: Bool)?
        var hasPassed = hasPassedBefore
        for interval in timeline.intervals {
            switch Verdict(rawValue: interval.value) {
            case .fail, .waived:
                if open == nil { open = (interval.since, !hasPassed) }
            case .pass:
                if let violation = open {
                    fixed.append(Self.fixed(violation, at: interval.since))
                    open = nil
                }
                hasPassed = true
            case .unknown, .notApplicable, nil: continue
            }
        }
        return (fixed, open)
    }

    /// Whether the check passed before the first interval, which is not written down as long as nothing else was.
    private var hasPassedBefore: Bool {
        guard let first = timeline.intervals.first, let start else { return false }
        return start < first.since && completeSince < first.since
    }

    /// All violations, oldest first, when the check has this answer at a moment.
    func violations(now outcome: CheckOutcome, at moment: Timestamp) -> [Violation] {
        let (fixed, open) = recorded
        switch outcome.verdict {
        case .pass: return fixed + (open.map { [Self.fixed($0, at: moment)] } ?? [])
        case .unknown, .notApplicable:
            return fixed
                + (open.map { [Violation(since: $0.since, mayBeOlder: $0.mayBeOlder, standing: .unanswered)] } ?? [])
        case .fail, .waived:
            let standing: Violation.Standing = outcome.verdict == .fail ? .failing : .waived
            guard let told = outcome.since, told <= open?.since ?? told else {
                let mayBeOlder = open?.mayBeOlder ?? true
                return fixed + [Violation(since: open?.since, mayBeOlder: mayBeOlder, standing: standing)]
            }
            return fixed + [Violation(since: told, mayBeOlder: false, standing: standing)]
        }
    }

    private static func fixed(_ open: (since: Timestamp, mayBeOlder: Bool), at moment: Timestamp) -> Violation {
        Violation(since: open.since, mayBeOlder: open.mayBeOlder, standing: .fixed(moment))
    }
}

extension VM {
    /// When verdicts on the VM were first recorded; `nil` when none was.
    var recordStart: Timestamp? {
        history.lazy.filter { $0.key.kind == .finding || $0.key.kind == .agentEnabled }
            .compactMap(\.value.intervals.first?.since).min()
    }
}
