package import Assessment
package import Fleet

/// Which VM something is about.
package struct VMIdentity: Hashable, Sendable {
    /// The project's id.
    package let project: ProjectID
    /// The zone.
    package let zone: ZoneName
    /// The name; reused when a VM is recreated.
    package let name: InstanceName
    /// The numeric id; never reused.
    package let id: InstanceID

    /// Names a VM.
    init(_ vm: VM) {
        project = vm.project
        zone = vm.zone
        name = vm.name
        id = vm.id
    }
}

/// A check's answer for one VM that someone should look at.
package struct Finding: Sendable {
    /// The VM.
    package let vm: VMIdentity
    /// The check.
    package let check: Check
    /// The answer; its evidence may hold hostile text.
    package let outcome: CheckOutcome
    /// How long the answer has been the same, as far as we saw; `nil` when nothing was recorded.
    ///
    /// A failure goes on being the same one while it is waived, or while nobody knows.
    package let time: ViolationTime?
    /// When that began.
    package let since: Timestamp?

    init(
        _ outcome: CheckOutcome,
        to check: Check,
        about vm: VM,
        at moment: Timestamp,
        completeSince start: Timestamp
    ) {
        self.vm = VMIdentity(vm)
        self.check = check
        self.outcome = outcome
        let timeline = vm.timeline(.finding, subject: check.id)
        switch outcome.verdict {
        case .fail, .waived:
            let record = ViolationRecord(timeline: timeline, start: vm.recordStart, completeSince: start)
            let violation = record.violations(now: outcome, at: moment).last
            since = violation?.since
            time = violation?.time(at: moment)
        case .pass, .unknown, .notApplicable:
            let recorded = timeline.current.flatMap { $0.value == outcome.verdict.rawValue ? $0.since : nil }
            since = outcome.since ?? recorded
            time = since.map { ViolationTime(max(.zero, moment - $0)) }
        }
    }
}
