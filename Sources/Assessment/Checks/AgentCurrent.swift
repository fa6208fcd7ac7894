import Fleet

extension Check {
    /// Whether the agent is of these days.
    static let agentCurrent = Check(
        id: "agent_current",
        title: "The agent is not outdated",
        severity: .low,
        why: """
            Nothing updates agents in one place. Old ones lack features without a word, and their known faults look \
            like faults of the VM.
            """,
        remedy: """
            Update the package google-osconfig-agent: `gcloud compute os-config patch-jobs execute \
            --instance-filter-names=zones/ZONE/instances/VM`. The agent restarts itself when it is done.
            """,
        basis: """
            The version of the agent in the VM's inventory, which begins with a date, and the updates that its last \
            full inventory offers; its age is taken at the last good read of inventories.
            """,
        reasons: [
            ("ok", "No update of the agent is offered, and it is young enough."),
            ("lacks_features", "It is older than OS policies or inventories by the API, which do not work with it."),
            ("too_old", "It is older than it may be."),
            ("update_available", "The VM's package manager offers a newer one."),
            ("version_not_told", "The agent reports, and does not tell its version."),
            ("version_not_readable", "The version does not begin with a date, as that of an agent built by hand."),
            ("no_inventory", "The VM does not report an inventory."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.inventories.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let text = subject.inventory?.osInfo?.agentVersion, !text.isEmpty else {
            return subject.unread(.inventories)
                ?? .unknown(subject.inventory == nil ? "no_inventory" : "version_not_told")
        }
        guard let version = AgentVersion(text) else {
            return .unknown("version_not_readable", evidence: ["agent \(text)"])
        }
        guard version >= .firstWithPolicies else {
            let lost = version < .firstWithInventory ? "inventories by the API and OS policies" : "OS policies"
            return subject.outdated("lacks_features", "agent \(text) is too old for \(lost)")
        }
        let limit = version.time.adding(microseconds: subject.context.limits.oldestAgent)
        guard subject.reference(.inventories) <= limit else {
            return subject.outdated("too_old", "agent \(text)", since: limit)
        }
        guard subject.inventory?.packages?.agentUpdate == nil else {
            return subject.outdated("update_available", "agent \(text)").until(
                limit.next,
                readOf: .inventories,
                subject
            )
        }
        return .pass().until(limit.next, readOf: .inventories, subject)
    }
}

extension CheckSubject {
    fileprivate func outdated(_ reason: String, _ evidence: String, since: Timestamp? = nil) -> CheckAnswer {
        let update = inventory?.packages?.agentUpdate
        let flags =
            switch update?.manager {
            case .apt?: " --apt-exclusive-packages=google-osconfig-agent"
            case .yum?: " --yum-exclusive-packages=google-osconfig-agent"
            default: ""
            }
        let offered = update.map { ["\($0.manager.rawValue) offers \($0.displayVersion)"] } ?? []
        return .fail(reason, evidence: [evidence] + offered, remedy: vm.patchLine(flags: flags), since: since)
    }
}
