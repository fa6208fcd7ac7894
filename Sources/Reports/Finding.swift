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
    package let since: Timestamp?

    init(_ outcome: CheckOutcome, to check: Check, about vm: VM) {
        self.vm = VMIdentity(vm)
        self.check = check
        self.outcome = outcome
        let current = vm.timeline(.finding, subject: check.id).current
        since = outcome.since ?? (current?.value == outcome.verdict.rawValue ? current?.since : nil)
    }
}
