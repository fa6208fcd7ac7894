import Fleet

extension Check {
    /// Whether the operating system still gets security updates.
    static let osSupported = Check(
        id: "os_supported",
        title: "The operating system is still supported by its maker",
        severity: .high,
        why: """
            After its end of life a system has no updates to install: it looks fully patched, and its holes stay open \
            for ever.
            """,
        remedy: """
            Move to a newer release, best by a new VM from a current image: `gcloud compute images list`. Who has \
            bought longer support, such as Ubuntu Pro, LTSS, ELS or ESU, writes a waiver until its end.
            """,
        controls: ["CIS GCP 4.12", "CIS Controls v8 2.2"],
        basis: """
            The operating system in the VM's inventory and the project's table of ends of life, which was last \
            compared with its sources on \(EndOfLife.comparedOn).
            """,
        reasons: [
            ("ok", "Its maker supports it for half a year at least."),
            ("ends_soon", "Its maker supports it, for less than half a year."),
            ("end_of_life", "Its maker gives out no more updates without a further contract."),
            ("os_not_known", "The table does not know this system or version."),
            ("os_not_told", "The agent reports, and does not say which system it runs on."),
            ("no_inventory", "The VM does not report an inventory."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.inventories.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let osInfo = subject.inventory?.osInfo, !osInfo.shortName.isEmpty else {
            return subject.unread(.inventories)
                ?? .unknown(subject.inventory == nil ? "no_inventory" : "os_not_told")
        }
        guard let row = EndOfLife.row(for: osInfo) else {
            return .unknown("os_not_known", evidence: [osInfo.evidence])
        }
        let end = row.end
        let soon = row.soon
        guard subject.now >= soon else { return .pass().until(soon) }
        let evidence = [osInfo.evidence, "support ends with \(row.lastDay) (\(row.source))"]
        guard subject.now >= end else { return .pass("ends_soon", evidence: evidence).until(end) }
        return .fail(
            "end_of_life",
            evidence: evidence,
            remedy: subject.vm.project.gcloud("compute images list", "--filter=family~^\(osInfo.shortName)"),
            since: end
        )
    }
}

extension OSInfo {
    /// The system as its agent calls it, for people.
    fileprivate var evidence: String {
        longName.isEmpty ? "\(shortName) \(version)" : "\(longName) (\(shortName) \(version))"
    }
}
