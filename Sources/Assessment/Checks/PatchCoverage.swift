import Fleet

extension Check {
    /// Whether a deployment that will run again is for the VM.
    static let patchCoverage = Check(
        id: "patch_coverage",
        title: "A patch deployment that will run again covers the VM",
        severity: .medium,
        why: "What no deployment covers is patched only when somebody thinks of it.",
        remedy: """
            Give the VM the labels that a deployment asks for, or widen the filter of one: \
            `gcloud compute os-config patch-deployments update DEPLOYMENT --file=FILE`.
            """,
        controls: ["CIS GCP 4.12"],
        basis: """
            The filters of the patch deployments (labels, zones, names, prefixes), evaluated against the VM; whether \
            each is active and will run again; whether it patches members of managed instance groups; how many VMs it \
            matches.
            """,
        reasons: [
            ("ok", "A deployment that will run again covers the VM."),
            ("not_covered", "No deployment that will run again matches the VM."),
            ("mig_member_skipped", "Only deployments match that skip members of managed instance groups."),
            ("job_too_large", "Only deployments match whose filter matches more VMs than a patch job takes."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.instances.unreadReasons + Source.patchDeployments.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let deployments = subject.context.deployments, let standing = subject.deployments else {
            return subject.withoutDeployments
        }
        if let covering = standing.covering {
            return deployments.members[covering].covering.until(standing.turningPoints)
        }
        return deployments.lack(of: subject, standing).until(standing.turningPoints)
    }
}

extension ProjectDeployments {
    /// Why no deployment covers a VM as it should.
    fileprivate func lack(of subject: CheckSubject, _ standing: Standing) -> CheckAnswer {
        let project = subject.project.id
        if let place = standing.tooLarge {
            let limit = subject.settings.largestPatchJob ?? 0
            return .fail(
                "job_too_large",
                evidence: ["deployment \(members[place].id) matches more than \(limit) VMs"],
                remedy: project.updateLine(members[place].id)
            )
        }
        if let place = standing.skipping {
            return .fail(
                "mig_member_skipped",
                evidence: [
                    "the VM belongs to a managed instance group",
                    "deployment \(members[place].id) matches it, without migInstancesAllowed",
                ],
                remedy: project.updateLine(members[place].id)
            )
        }
        let evidence = ["none of \(activeCount) deployments that will run again matches the VM"]
        for member in members where member.willRunAgain {
            guard let instance = subject.instance, let labels = member.filter.filter.labelsLacked(by: instance) else {
                continue
            }
            return .fail(
                "not_covered",
                evidence: evidence + ["deployment \(member.id) would, with other labels"],
                remedy: subject.vm.labelLine(labels)
            )
        }
        return .fail("not_covered", evidence: evidence, remedy: subject.vm.patchLine())
    }
}

extension VM {
    /// The line that gives the VM labels.
    fileprivate func labelLine(_ labels: [(key: String, value: String)]) -> String {
        let assignments = labels.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        return gcloud("compute instances add-labels", "--labels=\(assignments)")
    }
}
