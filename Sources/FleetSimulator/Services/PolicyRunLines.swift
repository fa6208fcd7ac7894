import Fleet

/// What an agent writes while it runs the OS policies of its VM.
struct PolicyRunLines {
    /// The reports that the run leads to.
    let reports: [PolicyReport]
    /// The labels of its lines.
    let labels: [String: String]
    /// Milliseconds between two lines.
    let step: Int

    /// The lines of a run.
    func lines(at run: Timestamp) -> [AgentLogLine] {
        var writer = AgentLogWriter(at: run, labels: labels)
        writer.write("Beginning ApplyConfigTask.", from: .configTask, 348, after: 1)
        let executed = reports.flatMap { report in report.verdicts.map { (report, $0) } }.filter { !$1.steps.isEmpty }
        if executed.isEmpty { writer.write("No OSPolicies to apply.", from: .configTask, 355, after: step) }
        for (report, verdict) in executed { write(verdict, of: report, to: &writer) }
        // What was mended is looked at again when all policies are done.
        for (report, verdict) in executed { writeAfterwards(verdict, of: report, to: &writer) }
        writer.labels = labels
        writer.write("Successfully completed ApplyConfigTask", from: .configTask, 431, after: step)
        return writer.lines
    }

    private func policyLabels(_ verdict: PolicyVerdict, of report: PolicyReport) -> [String: String] {
        var labels = labels
        labels["os_policy_assignment"] = "\(report.assignment.name)@\(report.revision)"
        labels["os_policy_id"] = verdict.policy.id
        return labels
    }

    private func write(_ verdict: PolicyVerdict, of report: PolicyReport, to writer: inout AgentLogWriter) {
        writer.labels = policyLabels(verdict, of: report)
        writer.write("Executing policy \"\(verdict.policy.id)\"", from: .configTask, 388, after: step)
        if !verdict.policy.isEnforced {
            writer.write(
                "Policy running in VALIDATION mode, not running enforcement action for any resources.",
                from: .configTask,
                391,
                after: 1
            )
        }
        let resource = verdict.policy.resourceID(for: report.machine.system)
        writer.labels["resource_id"] = resource
        for part in verdict.steps where part.kind != .checkAfter {
            if part.kind == .enforcement { writeAction(of: verdict.policy, on: report.machine.system, to: &writer) }
            write(part, on: resource, isAsWanted: verdict.isAsWantedAtFirst, to: &writer)
        }
    }

    private func writeAfterwards(_ verdict: PolicyVerdict, of report: PolicyReport, to writer: inout AgentLogWriter) {
        guard let last = verdict.steps.last, last.kind == .checkAfter else { return }
        let resource = verdict.policy.resourceID(for: report.machine.system)
        writer.labels = policyLabels(verdict, of: report)
        writer.labels["resource_id"] = resource
        write(last, on: resource, isAsWanted: verdict.state == .compliant, to: &writer)
        writer.write(
            "Policy \"\(verdict.policy.id)\" resource \"\(resource)\" state: \(verdict.state.rawValue)",
            from: .configTask,
            322,
            after: 1
        )
    }

    private func write(
        _ part: PolicyVerdict.Step,
        on resource: String,
        isAsWanted: Bool,
        to writer: inout AgentLogWriter
    ) {
        let state = isAsWanted ? "COMPLIANT" : "NON_COMPLIANT"
        let (name, success, line) =
            switch part.kind {
            case .validation: ("Validate", "validation successful", 195)
            case .check: ("Check state", "state is \(state)", 221)
            case .enforcement: ("Enforce state", "enforcement successful", 254)
            case .checkAfter: ("Check state post enforcement", "state is \(state)", 289)
            }
        if part.error.isEmpty {
            writer.write("\(name): resource \"\(resource)\" \(success).", from: .configTask, line, after: step)
        } else {
            let message = "\(name): resource \"\(resource)\" error: \(part.error)"
            writer.write(message, .error, from: .configTask, line - 4, after: step)
        }
    }

    /// What the agent says that it does to a resource.
    private func writeAction(of policy: PolicyPlan, on system: OperatingSystem, to writer: inout AgentLogWriter) {
        let installer = PolicyInstaller.allCases.first { $0.systems.contains(system.shortName) } ?? .apt
        let action =
            switch policy.resource {
            case .package(let name): "Installing \(installer.rawValue) package \"\(name)\""
            case .noPackage(let name): "Removing \(installer.rawValue) package \"\(name)\""
            case .file(let path): "Enforcing state \"CONTENTS_MATCH\" for file \"\(path)\"."
            case .repository(let name): "Enforcing repo \(name)."
            case .script: "Running \"Enforce\" for ExecResource."
            }
        writer.write(action, from: .configTask, 240, after: 1)
    }
}

extension PolicyVerdict {
    /// Whether the first look found nothing wrong.
    fileprivate var isAsWantedAtFirst: Bool {
        state == .compliant && !steps.contains { $0.kind == .enforcement }
    }
}
