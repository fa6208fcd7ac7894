import Fleet

/// What well-known texts of the agent mean, which do not say so themselves.
struct AgentSignature {
    /// The text, in lower case.
    let text: StaticString
    /// What lies behind it, and what to do.
    let hint: String

    /// Texts of the agent's log and of failure reasons.
    private static let all: [AgentSignature] = [
        AgentSignature(
            text: "code: \"unimplemented\"",
            hint:
                "the agent reached something that is not the OS Config service: look at proxies and at its endpoint, which "
                + "must be ZONE-osconfig.googleapis.com:443"
        ),
        AgentSignature(
            text: "guest attributes endpoint access is disabled",
            hint:
                "harmless: agents before May 2024 try to write guest attributes, which inventory no longer needs; update "
                + "the agent and look elsewhere for the cause"
        ),
        AgentSignature(
            text: "no service account set for instance",
            hint: "the VM has no service account, so that its agent has no token to show"
        ),
        AgentSignature(
            text: "osconfig service is disabled",
            hint: "the OS Config API is off in the project, or its service agent has lost its role"
        ),
        AgentSignature(
            text: "dns error when requesting metadata",
            hint: "the VM does not find metadata.google.internal: mend its resolver or hosts file"
        ),
        AgentSignature(
            text: "network error when requesting metadata",
            hint: "the VM does not reach the metadata server: look at its routes and firewall"
        ),
        AgentSignature(
            text: "error downloading gcs object",
            hint: "the service account may not read the script, or its generation has changed"
        ),
        AgentSignature(
            text: "unexpected return code from validate",
            hint: "the policy's script must exit 100 when all is as it should be and 101 when not"
        ),
    ]

    /// The hints for a text, which is the cloud's.
    static func hints(for text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let lowered = LoweredText(text)
        return all.filter { lowered.contains($0.text) }.map(\.hint)
    }

    /// The hints for what failed on a VM last, each once.
    static func hints(for vm: VM) -> [String] {
        var hints = vm.patches.first.map { Self.hints(for: $0.failureReason) } ?? []
        for report in vm.policyReports {
            for step in report.policies.lazy.flatMap(\.resources).flatMap(\.steps) where !step.errorMessage.isEmpty {
                for hint in Self.hints(for: step.errorMessage) where !hints.contains(hint) { hints.append(hint) }
            }
        }
        return hints
    }
}
