import Fleet

extension Check {
    /// Whether the VM has all updates.
    static let updatesPending = Check(
        id: "updates_pending",
        title: "No updates are waiting",
        severity: .medium,
        why: "Updates that wait are holes with a published description.",
        remedy: """
            Patch the VM, or have a patch deployment match it: \
            `gcloud compute os-config patch-jobs execute --instance-filter-names=zones/ZONE/instances/VM`.
            """,
        controls: ["CIS GCP 4.12", "CIS Controls v8 7.3"],
        basis: """
            The available packages of the VM's last full inventory; SUSE's patches and Windows updates tell their \
            kind, apt, yum and the others do not.
            """,
        reasons: [
            ("ok", "The last inventory lists no updates."),
            ("definitions_only", "Only patterns for Defender wait, which come several times a day by themselves."),
            ("security_updates_available", "Updates wait, of which one or more say that they close a hole."),
            ("updates_available", "Updates wait, of which none says that it closes a hole."),
            ("inventory_stale", "No updates are listed, in an inventory that is too old."),
            ("no_full_inventory", "The VM reports, and its packages were never read."),
            ("no_inventory", "The VM does not report an inventory at all."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.inventories.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let packages = subject.inventory?.packages else {
            return subject.unread(.inventories)
                ?? .unknown(subject.inventory == nil ? "no_inventory" : "no_full_inventory")
        }
        let pressing = packages.updateClassCounts.first?.updateClass
        if let pressing, pressing != .definition {
            return .fail(
                pressing == .security ? "security_updates_available" : "updates_available",
                evidence: packages.updateEvidence,
                remedy: subject.vm.patchLine()
            )
        }
        let poll = subject.agent.configuration.pollInterval ?? AgentConfiguration.defaultPollInterval
        let heartbeat = subject.inventory?.updateTime
        let patience = poll.wholeMicroseconds.timesSaturating(subject.settings.silentPolls)
        guard let end = heartbeat?.adding(microseconds: patience), subject.reference(.inventories) <= end
        else {
            return .unknown("inventory_stale", evidence: heartbeat.map { ["inventory of \($0.rfc3339)"] } ?? [])
        }
        return .pass(pressing == nil ? "ok" : "definitions_only").until(end.next, readOf: .inventories, subject)
    }
}

extension PackageSet {
    /// The updates counted by manager, and by kind where any manager tells one.
    fileprivate var updateEvidence: [String] {
        let managers = updateCounts.filter { $0.count > 0 }.map { "\($0.count) by \($0.manager.rawValue)" }
        let total = "\(updateCount) updates: " + managers.joined(separator: ", ")
        guard updateClassCounts.contains(where: { $0.updateClass != .unknown }) else { return [total] }
        let kinds = updateClassCounts.map { "\($0.count) \($0.updateClass.rawValue)" }
        return [total, "by kind: " + kinds.joined(separator: ", ")]
    }
}
