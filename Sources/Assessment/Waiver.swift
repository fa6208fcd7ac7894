package import Fleet

/// A failure that someone answers for, until a day.
package struct Waiver: Hashable, Sendable {
    /// Which it is, for people: the position in its file, such as `waivers.yml:12`.
    package let place: String
    /// The checks that it is about; empty for all.
    package let checks: Set<String>
    /// The projects; empty for all.
    package let projects: Set<ProjectID>
    /// The zones; empty for all.
    package let zones: Set<ZoneName>
    /// The VMs, by name; empty for all.
    package let vms: Set<InstanceName>
    /// Labels that a VM must all have.
    package let labels: [String: String]
    /// Why it is fine for now.
    package let reason: String
    /// Who answers for it.
    package let owner: String
    /// From when on it counts no more.
    package let expiry: Timestamp

    /// Describes a waiver.
    package init(
        place: String,
        checks: Set<String> = [],
        projects: Set<ProjectID> = [],
        zones: Set<ZoneName> = [],
        vms: Set<InstanceName> = [],
        labels: [String: String] = [:],
        reason: String,
        owner: String,
        expiry: Timestamp
    ) {
        self.place = place
        self.checks = checks
        self.projects = projects
        self.zones = zones
        self.vms = vms
        self.labels = labels
        self.reason = reason
        self.owner = owner
        self.expiry = expiry
    }

    /// Whether it is about a check on a VM.
    func covers(_ check: String, on vm: VM) -> Bool {
        (checks.isEmpty || checks.contains(check)) && (projects.isEmpty || projects.contains(vm.project))
            && (vms.isEmpty || vms.contains(vm.name)) && isAbout(zoneAndLabelsOf: vm)
    }

    /// Whether a VM is in its zones and has its labels; where labels were not read, it has none of them.
    func isAbout(zoneAndLabelsOf vm: VM) -> Bool {
        guard zones.isEmpty || zones.contains(vm.zone) else { return false }
        guard !labels.isEmpty else { return true }
        guard let known = vm.instance?.value.labels else { return false }
        return labels.allSatisfy { known[$0.key] == $0.value }
    }
}

extension [Waiver] {
    /// A failure as it stands by the waivers: waived by the first that counts, or failing again with the first that has
    /// expired.
    func applied(to answer: CheckAnswer, of check: String, on vm: VM, at now: Timestamp) -> CheckAnswer {
        guard answer.outcome.verdict == .fail else { return answer }
        var expired: Waiver?
        for waiver in self where waiver.covers(check, on: vm) {
            guard waiver.expiry > now else {
                expired = expired ?? waiver
                continue
            }
            var waived = answer
            waived.outcome = answer.outcome.waived(by: waiver)
            return waived.until(waiver.expiry)
        }
        guard let expired else { return answer }
        var failing = answer
        failing.outcome = answer.outcome.noting(
            "the waiver of \(expired.owner) expired \(expired.expiry.rfc3339) (\(expired.place)): \(expired.reason)"
        )
        return failing
    }
}
