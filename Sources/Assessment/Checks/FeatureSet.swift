import Fleet

extension Check {
    /// Whether the project has switched on as much of VM Manager as it uses, and no more.
    static let featureSet = Check(
        id: "feature_set",
        title: "The project has VM Manager in full where it uses it, and only there",
        severity: .medium,
        why: """
            With limited functionality patch deployments and OS policy assignments stand in the list and do nothing. With \
            full functionality each VM whose agent speaks is charged past the free pool, whoever switched its agent on, \
            even if it is only inventoried, which is free of charge with limited functionality.
            """,
        remedy: """
            Choose the feature set: `gcloud compute os-config project-feature-settings update \
            --patch-and-config-feature-set=full` (or `limited`).
            """,
        basis: """
            The project's feature set, whether it has patch deployments, OS policy assignments or patch jobs, and how many \
            of its VMs run.
            """,
        reasons: [
            ("full", "Full, and used."),
            ("limited_is_enough", "Limited, and nothing is there that needs more."),
            ("free_pool", "Full and unused, but no more VMs run than are free of charge."),
            ("not_in_contact", "Full and unused, but the agent of this VM does not speak, so that it costs nothing."),
            ("limited", "Limited, so that the project's patch deployments or OS policy assignments do nothing."),
            ("full_unused", "Full and charged, though nobody patches or assigns anything in the project."),
            ("feature_set_not_told", "The service names no feature set that this version knows."),
            ("use_not_read", "What the project has for patching or policies was not all read."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.featureSettings.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let settings = subject.project.featureSettings?.value else { return subject.notRead(.featureSettings) }
        let setup = subject.context.setup
        switch settings.featureSet.known {
        case .limited: return Self.limited(setup, of: subject.vm)
        case .full: return Self.full(setup, subject)
        case nil: return .unknown("feature_set_not_told", evidence: ["feature set \(settings.featureSet.label)"])
        }
    }

    private static func limited(_ setup: ProjectSetup, of vm: VM) -> CheckAnswer {
        guard let example = setup.fullFeatureExample else {
            return setup.usesFullFeatures == nil ? .unknown("use_not_read") : .pass("limited_is_enough")
        }
        return .fail(
            "limited",
            evidence: ["the feature set is OSCONFIG_B (limited), and there is \(example)"],
            remedy: line(for: vm, "full")
        )
    }

    private static func full(_ setup: ProjectSetup, _ subject: CheckSubject) -> CheckAnswer {
        guard let isUsed = setup.usesFullFeatures else { return .unknown("use_not_read") }
        guard !isUsed else { return .pass("full") }
        guard setup.exceedsFreePool else { return .pass("free_pool") }
        guard subject.isInContact else { return .pass("not_in_contact") }
        return .fail(
            "full_unused",
            evidence: [
                "the feature set is OSCONFIG_C (full), more than \(subject.settings.freeVMs) VMs run, and the project has no patch "
                    + "deployment, patch job or OS policy assignment"
            ],
            remedy: line(for: subject.vm, "limited")
        )
    }

    private static func line(for vm: VM, _ set: String) -> String {
        vm.project.gcloud(
            "compute os-config project-feature-settings update",
            "--patch-and-config-feature-set=\(set)"
        )
    }
}
