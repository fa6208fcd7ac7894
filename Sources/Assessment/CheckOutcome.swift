package import Fleet

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
///
/// A fleet has very many of them, so that what most do not need is kept apart.
package struct CheckOutcome: Hashable, Sendable {
    /// The answer.
    package var verdict: Verdict
    /// Why, in one word of a closed list per check.
    package var reason: String
    private var details: Details?

    /// What was seen, one fact each; may hold hostile text of the cloud, at most 1,000 characters each.
    package var evidence: [String] { details?.evidence ?? [] }
    /// What to do about it on this VM, such as a line of gcloud; `nil` where the check's own remedy says it all.
    package var remedy: String? { details?.remedy }
    /// Since when it is so, where the facts themselves tell; `nil` where only our own history can.
    package var since: Timestamp? { details?.since }
    /// Who answers for a failure; `nil` where nobody does.
    package var waiver: Waiver? { details?.waiver }

    init(
        _ verdict: Verdict,
        _ reason: String,
        evidence: [String] = [],
        remedy: String? = nil,
        since: Timestamp? = nil
    ) {
        self.verdict = verdict
        self.reason = reason
        guard !evidence.isEmpty || remedy != nil || since != nil else { return }
        details = Details(evidence: evidence.map(Self.bounded), remedy: remedy, since: since)
    }

    /// The same failure with someone who answers for it.
    package func waived(by waiver: Waiver) -> CheckOutcome {
        var copy = self
        copy.verdict = .waived
        copy.details = Details(evidence: evidence, remedy: remedy, since: since, waiver: waiver)
        return copy
    }

    /// The same outcome with one more fact, in front.
    package func noting(_ fact: String) -> CheckOutcome {
        var copy = self
        copy.details = Details(evidence: [fact] + evidence, remedy: remedy, since: since, waiver: waiver)
        return copy
    }

    /// Counting bytes is quick, counting characters is not.
    private static func bounded(_ fact: String) -> String {
        fact.utf8.count <= 1_000 ? fact : String(fact.prefix(1_000))
    }

    private final class Details: Hashable, Sendable {
        let evidence: [String]
        let remedy: String?
        let since: Timestamp?
        let waiver: Waiver?

        init(evidence: [String], remedy: String?, since: Timestamp?, waiver: Waiver? = nil) {
            self.evidence = evidence
            self.remedy = remedy
            self.since = since
            self.waiver = waiver
        }

        static func == (left: Details, right: Details) -> Bool {
            left.evidence == right.evidence && left.remedy == right.remedy && left.since == right.since
                && left.waiver == right.waiver
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(evidence)
            hasher.combine(remedy)
            hasher.combine(since)
        }
    }
}

/// What a check says of a VM now, and until when that holds if no fact changes.
package struct CheckAnswer: Hashable, Sendable {
    /// What it says.
    package var outcome: CheckOutcome
    /// When it may change though no fact about the VM does.
    private(set) var turningPoints = TurningPoints()

    /// When time alone may change it; `nil` when only a fact can.
    package var nextChange: Timestamp? { turningPoints.next }

    private init(_ outcome: CheckOutcome) {
        self.outcome = outcome
    }

    /// As it should be.
    package static func pass(_ reason: String = "ok", evidence: [String] = []) -> Self {
        Self(CheckOutcome(.pass, reason, evidence: evidence))
    }

    /// Not as it should be.
    package static func fail(
        _ reason: String,
        evidence: [String],
        remedy: String? = nil,
        since: Timestamp? = nil
    ) -> Self {
        Self(CheckOutcome(.fail, reason, evidence: evidence, remedy: remedy, since: since))
    }

    /// Nobody knows.
    package static func unknown(_ reason: String, evidence: [String] = [], remedy: String? = nil) -> Self {
        Self(CheckOutcome(.unknown, reason, evidence: evidence, remedy: remedy))
    }

    /// The question makes no sense here.
    package static func notApplicable(_ reason: String) -> Self { Self(CheckOutcome(.notApplicable, reason)) }

    /// The same answer, which time alone may change at a moment; of several the first counts.
    package func until(_ moment: Timestamp?) -> Self {
        guard let moment else { return self }
        var copy = self
        copy.turningPoints.add(moment)
        return copy
    }

    /// The same answer, which changes when an age reaches its limit at a moment: by the clock, if the source at whose
    /// last good read the age is taken is read again by then.
    package func until(_ moment: Timestamp?, readOf source: Source, _ subject: CheckSubject) -> Self {
        guard let moment else { return self }
        var copy = self
        copy.turningPoints.add(moment, readOf: source, at: subject.now)
        return copy
    }

    /// The same answer, which changes when another one does, too.
    func until(_ other: TurningPoints) -> Self {
        var copy = self
        copy.turningPoints.add(other)
        return copy
    }
}
