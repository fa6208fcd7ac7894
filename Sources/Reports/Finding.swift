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
    /// Since when the answer has been the same, as far as we saw; `nil` when nothing was recorded.
    ///
    /// A failure that is waived, or no longer is, goes on being the same one.
    package let since: Timestamp?

    init(_ outcome: CheckOutcome, to check: Check, about vm: VM) {
        self.vm = VMIdentity(vm)
        self.check = check
        self.outcome = outcome
        since = outcome.since ?? vm.timeline(.finding, subject: check.id).since(outcome.verdict)
    }
}

extension Timeline {
    /// When the last stretch of a verdict began; `nil` when it is not the last that was recorded.
    fileprivate func since(_ verdict: Verdict) -> Timestamp? {
        guard current?.value == verdict.rawValue else { return nil }
        let same: Set<Verdict> = [.fail, .waived].contains(verdict) ? [.fail, .waived] : [verdict]
        return intervals.reversed().prefix { interval in same.contains { $0.rawValue == interval.value } }.last?.since
    }
}
