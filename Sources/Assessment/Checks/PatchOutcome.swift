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
        controls: ["CIS GCP 4.12"]
    ) { subject in
        guard let newest = subject.patch.newest else {
            return .unknown(subject.project.hasRead(.patchJobs) ? "no_patch_job" : "patch_jobs_not_read")
        }
        guard let finished = subject.patch.newestFinished else {
            return .unknown("in_progress", evidence: ["\(newest.state.label) in patch job \(newest.job)"])
        }
        var evidence = ["\(finished.state.label) in patch job \(finished.job)"]
        if !finished.failureReason.isEmpty { evidence.append(finished.failureReason) }
        if let failure = subject.patch.failure { return .fail(failure.rawValue, evidence: evidence) }
        guard finished.state == .inactive else { return .pass(finished.state.label.lowercased(), evidence: evidence) }
        guard subject.agent.state == .vmStopped else { return .fail("missed_while_stopped", evidence: evidence) }
        return .notApplicable("vm_stopped")
    }
}
