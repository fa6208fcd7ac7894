import Fleet

extension Check {
    /// Whether metadata switches the agent on, beyond doubt.
    static let metadataSwitch = Check(
        id: "metadata_switch",
        title: "Metadata switches the agent on, and all tools read it alike",
        severity: .high,
        why: """
            The agent does nothing unless metadata says so, and it reads metadata more strictly than Google's other \
            tools: with enable-osconfig=yes the troubleshooter says that all is well while the agent stays off.
            """,
        remedy: """
            Set enable-osconfig=TRUE, for all VMs by `gcloud compute project-info add-metadata \
            --metadata=enable-osconfig=TRUE`, and switch off by osconfig-disabled-features only what nobody needs.
            """,
        basis:
            "VM Manager's keys in the metadata of the instance and of the project, in the order in which the agent applies them.",
        reasons: [
            ("ok", "Patching, OS policies and inventory are on."),
            ("guest_policies_off", "Only legacy guest policies are off, which OS policies have replaced."),
            ("not_enabled", "No key at any level switches the agent on."),
            ("disabled", "Keys are there, and leave everything off."),
            ("read_differently", "The agent and gcloud's troubleshooter read enable-osconfig differently."),
            (
                "instance_undoes_project",
                "The instance's enable-osconfig brings back features that the project disabled."
            ),
            ("feature_off", "Patching and OS policies, or inventory, are off."),
            ("legacy_key", "A key has an old spelling, and its new one is missing."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.instances.unreadReasons + Source.projectMetadata.unreadReasons
    ) { subject in
        guard let instance = subject.instance else { return subject.notRead(.instances) }
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let features = subject.agent.configuration.features else { return subject.notRead(.projectMetadata) }
        let isFaultless = subject.context.setup.hasFaultlessMetadata && !MetadataReading.matters(instance.metadata)
        guard !isFaultless else { return .pass(features.guestPolicies ? "ok" : "guest_policies_off") }
        let project = subject.project.compute?.value.metadata ?? [:]
        let faults = MetadataReading(project: project, instance: instance.metadata).faults
        guard let worst = faults.first else { return .pass(features.guestPolicies ? "ok" : "guest_policies_off") }
        return .fail(
            worst.reason.rawValue,
            evidence: faults.map(\.evidence),
            remedy: worst.cure.line(for: subject.vm)
        )
    }
}
