import Fleet

extension Check {
    /// Whether the agent talks to the service.
    static let agentAlive = Check(
        id: "agent_alive",
        title: "The OS Config agent is in contact with the service",
        severity: .high,
        why:
            "Without its agent a VM is neither patched nor inventoried nor kept to its policies, and nothing else tells.",
        remedy: """
            Look at the agent: `systemctl status google-osconfig-agent` on Linux, `Get-Service google_osconfig_agent` on \
            Windows; restart it if it hangs. Check that metadata has enable-osconfig=TRUE, that the VM has a service \
            account, and that it reaches ZONE-osconfig.googleapis.com.
            """,
        basis: """
            The newest sign of life of any kind (inventory, patch job, policy report), the agent's own poll interval, the \
            service's verdict in patch jobs and policy reports, metadata, service account and network.
            """,
        reasons: [
            ("active", "It is in contact."),
            ("busy", "It is at work in a patch job, during which it does not report."),
            ("late", "It is late, but not yet for long."),
            ("contact_lost", "It spoke before, and has been silent for too many of its own intervals."),
            ("no_contact_ever", "Nothing was ever heard of it."),
            ("no_agent_detected", "The service says that it cannot see it."),
            ("hung_in_job", "It fell silent while at work in a patch job, and has not come back."),
            ("disabled_by_metadata", "Metadata leaves all of its features off."),
            ("inventory_feature_off", "Its inventory is off, and nothing else tells whether it lives."),
            ("power_state_not_told", "Compute Engine did not say whether the VM runs."),
            ("starting", "The VM has just started."),
            ("vm_stopped", "The VM does not run."),
        ]
            + [Source.instances, .projectMetadata, .inventories].flatMap { source in
                source.unreadReasons
                    + [("\(source.rawValue)_stale", "The source \(source.rawValue) was not read for too long.")]
            }
    ) { subject in
        switch subject.agent.state {
        case .vmStopped: .notApplicable("vm_stopped")
        case .starting: .notApplicable("starting")
        case .active, .busy, .late: .pass(subject.agent.state.rawValue)
        case .unknown: Self.unknown(subject)
        case .disabled: Self.disabled(subject)
        case .neverSeen, .silent: Self.silent(subject)
        }
    }

    private static func contact(_ subject: CheckSubject) -> String {
        subject.agent.lastContact.map { "last contact \($0.time.rfc3339) by \($0.evidence.rawValue)" }
            ?? "no contact is known"
    }

    private static func unknown(_ subject: CheckSubject) -> CheckAnswer {
        var evidence = [contact(subject)]
        var remedy: String?
        for source in [Source.instances, .projectMetadata, .inventories] {
            guard let failure = subject.context.failure(of: source) else { continue }
            evidence.append("reading \(source.rawValue) fails: \(failure)")
            guard failure == "api_disabled" else { continue }
            let service = source == .inventories ? "osconfig.googleapis.com" : "compute.googleapis.com"
            remedy = remedy ?? subject.vm.project.gcloud("services enable", service)
        }
        return .unknown(subject.agent.reason, evidence: evidence, remedy: remedy)
    }

    private static func disabled(_ subject: CheckSubject) -> CheckAnswer {
        let faults = MetadataReading(
            project: subject.project.compute?.value.metadata ?? [:],
            instance: subject.instance?.metadata ?? [:]
        ).faults
        return .fail(
            subject.agent.reason,
            evidence: ["metadata leaves the agent's tasks, guest policies and inventory off"] + faults.map(\.evidence),
            remedy: faults.first?.cure.line(for: subject.vm)
        )
    }

    private static func silent(_ subject: CheckSubject) -> CheckAnswer {
        let causes = SilenceCauses(subject)
        var evidence = [contact(subject)]
        if let verdict = subject.vm.lastServerVerdict {
            evidence.append("the service could not see the agent at \(verdict.rfc3339)")
        }
        let ever = subject.instance?.creationTime
        return .fail(
            causes.hungJob == nil ? subject.agent.reason : "hung_in_job",
            evidence: evidence + causes.evidence,
            remedy: causes.remedy,
            since: subject.agent.lastContact?.time ?? subject.vm.lastServerVerdict ?? ever
        ).until(causes.hangsFrom, readOf: .inventories, subject)
    }
}
