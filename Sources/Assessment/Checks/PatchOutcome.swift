import Fleet

extension Check {
    /// Whether the last patching went well.
    static let patchOutcome = Check(
        id: "patch_outcome",
        title: "The last patching succeeded",
        severity: .high,
        why: "A VM whose patching failed keeps its known holes, and a patch job that is done tells it of no single VM.",
        remedy: """
            Read the failure reason, mend the cause on the VM, and patch it again: \
            `gcloud compute os-config patch-jobs execute --instance-filter-names=zones/ZONE/instances/VM`.
            """,
        controls: ["CIS GCP 4.12"],
        basis: """
            The VM's part in the newest patch job that it finished, dry runs left out: its state, the text that its \
            agent gave, and for failures of Windows the next full inventory.
            """,
        reasons: FailureReason.allCases.map { ($0.rawValue, $0.meaning) } + [
            ("false_failure_candidate", "Windows reported a failure, and no update is waiting any more."),
            ("missed_while_stopped", "The VM did not run when the job came, and runs now."),
            ("succeeded", "Patched."),
            ("succeeded_reboot_required", "Patched, and a reboot is outstanding."),
            ("vm_stopped", "The VM did not run when the job came, and does not now."),
            ("in_progress", "The VM's first patch job is still at work."),
            ("no_patch_job", "No patch job that is known lists the VM."),
        ] + Source.patchJobs.unreadReasons
    ) { subject in
        // Most VMs are patched, and a whole outcome is dear to copy.
        guard subject.patch.finishedState != .succeeded else { return .pass("succeeded") }
        guard let newest = subject.patch.newest else { return subject.withoutPatchJobs ?? .unknown("no_patch_job") }
        guard let finished = subject.patch.newestFinished else {
            return .unknown("in_progress", evidence: ["\(newest.state.label) in patch job \(newest.job)"])
        }
        if let failure = subject.patch.failure { return subject.patchFailure(failure, of: finished) }
        guard finished.state == .inactive else {
            return .pass("succeeded_reboot_required")
        }
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        return .fail(
            "missed_while_stopped",
            evidence: ["\(finished.state.label) in patch job \(finished.job)"],
            remedy: subject.vm.patchLine(),
            since: subject.firstFailure
        )
    }
}

extension CheckSubject {
    /// The answer for a VM whose patching failed.
    fileprivate func patchFailure(_ failure: FailureReason, of outcome: PatchOutcome) -> CheckAnswer {
        var evidence = ["\(outcome.state.label) in patch job \(outcome.job)"]
        if !outcome.failureReason.isEmpty { evidence.append(outcome.failureReason) }
        if outcome.attemptCount > 1 { evidence.append("the agent tried \(outcome.attemptCount) times") }
        if failure == .noAgentDetected, let instance, instance.serviceAccounts.isEmpty {
            evidence.append("the VM has no service account, without which the service cannot see its agent")
        }
        let sighting = updatesInstalled(despite: failure, of: outcome)
        if let sighting { evidence.append(sighting) }
        return .fail(
            sighting == nil ? failure.rawValue : "false_failure_candidate",
            evidence: evidence,
            remedy: vm.patchLine(),
            since: firstFailure
        )
    }

    /// How one sees that updates are in though Windows reported a failure; `nil` when one does not.
    private func updatesInstalled(despite failure: FailureReason, of outcome: PatchOutcome) -> String? {
        guard failure == .reportCutOff || failure == .windowsUpdate,
            let packages = inventory?.packages, let reported = inventory?.packagesTime,
            let end = end(of: outcome), reported > end,
            !packages.updateCounts.contains(where: { $0.manager == .wua && $0.count > 0 })
        else { return nil }
        return "the inventory of \(reported.rfc3339) lists no update of Windows, so that they are in after all"
    }

    /// When the job was over at the latest that a VM finished.
    private func end(of outcome: PatchOutcome) -> Timestamp? {
        [outcome.stateSince, context.jobEnds[outcome.job]].compactMap(\.self).max()
    }

    /// Since when patching has not gone well: the oldest outcome after the newest success.
    fileprivate var firstFailure: Timestamp? {
        let failing = vm.patches.lazy.filter { !$0.isDryRun && $0.state.known?.isFinished ?? false }
            .prefix { !($0.state.known?.isSuccess ?? false) }
        return failing.compactMap { $0.stateSince ?? $0.jobCreateTime }.min()
    }
}

extension FailureReason {
    /// What the word means.
    fileprivate var meaning: String {
        switch self {
        case .timedOut: "The VM took longer than the job may."
        case .noAgentDetected: "The service could not see the agent."
        case .canceled: "The task was canceled, because the job was or ran out of time."
        case .reportCutOff: "The agent's last report was cut off by its own reboot."
        case .windowsUpdate: "Windows Update failed again and again."
        case .scriptDownload: "A script could not be fetched from Cloud Storage."
        case .script: "A script before or after patching failed."
        case .noServiceAccount: "The VM has no service account."
        case .diskFull: "No room on the disk."
        case .lockHeld: "Another program holds the package manager's lock."
        case .repositoryUnreachable: "A package source could not be reached."
        case .dependency: "Packages contradict each other."
        case .packageManager: "The package manager failed in another way."
        case .unspecified: "No reason was given."
        case .other: "A reason that this version does not recognise."
        }
    }
}
