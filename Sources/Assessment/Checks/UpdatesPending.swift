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
        controls: ["CIS GCP 4.12"]
    ) { subject in
        guard subject.agent.state != .vmStopped else { return .notApplicable("vm_stopped") }
        guard let packages = subject.vm.inventory?.packages else {
            return .unknown(
                subject.project.hasRead(.inventories) ? "no_full_inventory" : "inventories_not_read"
            )
        }
        let poll = subject.agent.configuration.pollInterval ?? AgentConfiguration.defaultPollInterval
        let reference = min(subject.now, subject.project.lastRead(.inventories, zone: subject.vm.zone) ?? subject.now)
        let heartbeat = subject.vm.inventory?.updateTime
        if packages.updateCount > 0 {
            let counts = packages.updateCounts.filter { $0.count > 0 }.map { "\($0.count) by \($0.manager.rawValue)" }
            return .fail(
                "updates_available",
                evidence: ["\(packages.updateCount) updates: " + counts.joined(separator: ", ")]
            )
        }
        guard let heartbeat, reference - heartbeat <= poll * subject.settings.silentPolls else {
            return .unknown("inventory_stale", evidence: heartbeat.map { ["inventory of \($0.rfc3339)"] } ?? [])
        }
        return .pass(evidence: ["inventory of \(heartbeat.rfc3339) lists no updates"])
    }
}
