import StrictYAML

extension Configuration {
    /// When checks fail.
    package struct Checks: Sendable, Equatable {
        /// Whether nodes of GKE clusters are asked about too.
        package let asksGKENodes: Bool
        /// How long a reboot that patching asked for may be outstanding; 7 days by default.
        package let pendingReboot: Duration
        /// How long ago the last patching that went well may be; 45 days by default.
        package let withoutPatching: Duration
        /// How late a run of a patch deployment may be; 1 hour by default.
        package let runDelay: Duration
        /// How many VMs a deployment's filter may match; nil for any number, the default.
        package let patchJobVMs: Int?
        /// How long a violated OS policy may stay so; 1 hour by default.
        package let violation: Duration
        /// How long a rollout of an OS policy assignment may take; 1 day by default.
        package let rollout: Duration
        /// How old a version of the agent may be; 365 days by default.
        package let agentAge: Duration
        /// How long a vulnerability with a fix may stay open, by severity in upper case.
        package let vulnerabilities: [String: Duration]

        init(reading section: MappingReader) {
            func limit(_ key: String, _ standard: Duration, _ meaning: String) -> Duration {
                section.value(key, .duration(atLeast: .seconds(1), takesWeeks: true), default: standard, meaning)
            }
            asksGKENodes = section.value(
                "gke_nodes",
                .flag,
                default: false,
                "Whether nodes of GKE clusters are asked about too, though GKE looks after them itself."
            )
            let day = Duration.seconds(86_400)
            pendingReboot = limit(
                "pending_reboot",
                day * 7,
                "How long a reboot that patching asked for may be outstanding."
            )
            withoutPatching = limit(
                "without_patching",
                day * 45,
                "How long ago the last patching that went well may be."
            )
            runDelay = limit("run_delay", .seconds(3_600), "How late a run of a patch deployment may be.")
            let size = section.value(
                "patch_job_vms",
                .integer(in: 0...1_000_000),
                default: 0,
                "How many VMs a deployment's filter may match; 0 for any number. Google once told of 500, and does not any more."
            )
            patchJobVMs = size > 0 ? size : nil
            violation = limit("violation", .seconds(3_600), "How long a violated OS policy may stay so.")
            rollout = limit("rollout", day, "How long a rollout of an OS policy assignment may take.")
            agentAge = limit("agent_age", day * 365, "How old a version of the agent may be.")
            vulnerabilities = section.section(
                "vulnerabilities",
                "How long a vulnerability with a fix may stay open, by severity; 0 for ever."
            ) { limits in
                var values: [String: Duration] = [:]
                for (severity, days) in [("critical", 14), ("high", 30), ("medium", 90), ("low", 0)] {
                    let limit = limits.value(
                        severity,
                        .duration(takesWeeks: true),
                        default: .seconds(86_400) * days,
                        "Of severity \(severity.uppercased())."
                    )
                    if limit > .zero { values[severity.uppercased()] = limit }
                }
                return values
            }
        }
    }
}
