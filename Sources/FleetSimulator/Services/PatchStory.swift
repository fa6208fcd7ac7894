import Fleet

/// Tells what an agent writes while it patches its VM.
struct PatchStory {
    let run: PatchRun
    let part: PatchPart
    let system: OperatingSystem
    let reason: String
    let updates: [String]
    private(set) var writer: AgentLogWriter
    private var hasUpdated = false
    private var hasRebooted = false

    init(
        run: PatchRun,
        part: PatchPart,
        system: OperatingSystem,
        reason: String,
        updates: [String],
        writer: AgentLogWriter
    ) {
        self.run = run
        self.part = part
        self.system = system
        self.reason = reason
        self.updates = updates
        self.writer = writer
    }

    private var isWindows: Bool { system == .windows2022 }
    private var kind: String { isWindows ? "Windows updates" : "packages" }
    private var list: String { "[" + updates.map { "\"\($0)\"" }.joined(separator: " ") + "]" }

    /// Adds the lines that go with a state that the VM reaches.
    mutating func tell(_ step: PatchStep) {
        // What ends a phase is written before the next one is reported.
        switch step.state {
        case .rebooting: tellSuccess(before: step.at)
        case .runningPostPatchStep, .succeeded, .succeededRebootRequired:
            if !hasRebooted { tellSuccess(before: step.at) }
        default: break
        }
        writer.wait(until: step.at)
        switch step.state {
        case .runningPrePatchStep, .runningPostPatchStep: tellScript()
        case .started: tellStart()
        case .applyingPatches: tellUpdate()
        case .rebooting: tellReboot()
        case .succeeded, .succeededRebootRequired: tellEnd(needsReboot: step.state == .succeededRebootRequired)
        case .failed: tellFailure()
        case .pending, .notified, .acked, .inactive, .downloadingPatches, .timedOut, .noAgentDetected: break
        }
    }

    private mutating func tellScript() {
        writer.labels["task_type"] = "EXEC_STEP_TASK"
        writer.write("Beginning ExecStepTask", from: .execTask, 96)
        writer.write("Command exit code: 0, out:\n", from: .execTask, 143, after: 190)
        // The agent really says this at the end of a script.
        writer.write("Successfully completed ApplyConfigTask", from: .execTask, 171, after: 110)
    }

    private mutating func tellStart() {
        writer.labels["task_type"] = "APPLY_PATCHES"
        writer.write("Beginning ApplyPatchesTask", from: .patchTask, 288)
        writer.write("System indicates a reboot is not required.", from: .patchTask, 210, after: 290)
    }

    private mutating func tellUpdate() {
        writer.labels["task_type"] = "APPLY_PATCHES"
        if hasRebooted {
            // The agent resumes the task and looks once more.
            let message = isWindows ? "No Windows updates available to install" : "No packages to update."
            writer.write(message, from: .updates, 118, after: 1_400)
            writer.write("System indicates a reboot is not required.", from: .patchTask, 210, after: 270)
            return
        }
        if isWindows { writer.write("Searching for available Windows updates.", from: .updates, 64, after: 800) }
        guard !updates.isEmpty else {
            let message = isWindows ? "No Windows updates available to install" : "No packages to update."
            return writer.write(message, from: .updates, 118, after: 3_100)
        }
        if run.plan.isDryRun {
            return writer.write(
                "Running in dryrun mode, not updating \(kind) \(list)",
                from: .updates,
                131,
                after: 3_100
            )
        }
        hasUpdated = true
        let message =
            isWindows ? "\(updates.count) Windows updates to install" : "Updating \(updates.count) \(kind): \(list)"
        writeReport(message, 41, after: 4_700)
    }

    /// The error at hand when one failed; a race with the reboot comes after the updates.
    private var failsAfterUpdating: Bool { reason.hasPrefix("Error running postPatchReboot") }

    private mutating func tellSuccess(before moment: Timestamp) {
        guard hasUpdated else { return }
        hasUpdated = false
        writer.wait(until: moment - .milliseconds(900))
        writeReport("Success. Updated \(updates.count) \(kind): \(list)", 58, after: 100)
    }

    private mutating func tellReboot() {
        hasRebooted = true
        let message =
            run.plan.reboot == .always
            ? "PatchConfig RebootConfig set to ALWAYS." : "System indicates a reboot is required."
        writer.write(message, from: .patchTask, 204)
    }

    private mutating func tellEnd(needsReboot: Bool) {
        writer.labels["task_type"] = "APPLY_PATCHES"
        if needsReboot {
            writer.write("System indicates a reboot is required.", from: .patchTask, 208, after: 130)
            if run.plan.reboot == .never {
                let message = "Skipping reboot because of PatchConfig RebootConfig set to NEVER."
                writer.write(message, from: .patchTask, 219, after: 1)
            }
        } else if !hasRebooted {
            writer.write("System indicates a reboot is not required.", from: .patchTask, 210, after: 130)
        }
        if run.plan.isDryRun {
            writer.write("Dry run - not rebooting for ApplyPatchesTask", from: .patchTask, 224, after: 1)
        }
        writer.write("Successfully completed ApplyPatchesTask", from: .patchTask, 341, after: 310)
    }

    private mutating func tellFailure() {
        writer.labels["task_type"] = "APPLY_PATCHES"
        if run.canceledAt != nil, part.reason == nil {
            return writer.write("Canceling patch execution", from: .patchTask, 262)
        }
        if failsAfterUpdating { return writer.write(reason, .error, from: .patchTask, 236) }
        for attempt in 1..<max(1, part.attempts) {
            let message = "Error updating \(kind), attempt \(attempt), retrying in \(attempt * 5)s: \(reason)"
            writer.write(message, .error, from: .updates, 92, after: 150)
        }
        // The agent does say so at INFO.
        let message = "Failure: Tried to update \(updates.count) \(kind): \(list). Error: \(reason)"
        writeReport(message, 63, after: 140)
        writer.write("Failed to apply patches: \(reason)", .error, from: .patchTask, 314, after: 2)
    }

    /// A line about packages, which has a label of its own.
    private mutating func writeReport(_ message: String, _ line: Int, after milliseconds: Int) {
        writer.labels["package-report"] = "true"
        writer.write(message, from: .report, line, after: milliseconds)
        writer.labels["package-report"] = nil
    }
}
