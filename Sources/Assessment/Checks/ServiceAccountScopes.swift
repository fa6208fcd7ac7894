import Fleet

extension Check {
    /// Whether the VM's scopes let through what the agent does with its service account.
    static let serviceAccountScopes = Check(
        id: "service_account_scopes",
        title: "The service account's scopes suffice for the agent",
        severity: .low,
        why: """
            Scopes bound what the VM may do, whatever roles its account has: without the one for logging the agent's log \
            stays on the VM, and without one for storage it cannot fetch the scripts of patch deployments.
            """,
        remedy: """
            Set the scope cloud-platform and let roles decide, or add logging-write and storage-ro; the VM must be \
            stopped for it.
            """,
        basis: """
            The scopes of the instance's service account, and which scripts in Cloud Storage the active patch deployments \
            that match the VM run.
            """,
        reasons: [
            ("ok", "They suffice."),
            ("narrow_scopes", "One is missing that the agent needs for its log or for a script."),
            ("no_service_account", "The VM has no service account."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.instances.unreadReasons
    ) { subject in
        guard let instance = subject.instance else { return subject.notRead(.instances) }
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let account = instance.serviceAccounts.first else { return .notApplicable("no_service_account") }
        guard !account.allows([cloudPlatform]) else { return .pass() }
        var evidence: [String] = []
        var missing: [String] = []
        if !account.allows(loggingScopes) {
            evidence.append("no scope logging.write: the agent's log does not reach Cloud Logging")
            missing.append(loggingScopes[0])
        }
        let script =
            account.allows(storageScopes)
            ? nil : subject.context.setup.storedScripts.first { $0.runs(on: instance) }
        if let script {
            evidence.append(
                "no scope devstorage.read_only: the agent cannot fetch gs://\(script.object.bucket)/\(script.object.object)"
                    + " of patch deployment \(script.deployment)"
            )
            missing.append(storageScopes[0])
        }
        guard !missing.isEmpty else { return .pass() }
        return .fail(
            "narrow_scopes",
            evidence: evidence + ["scopes: " + account.scopes.joined(separator: " ")],
            remedy: ServiceAccountChange(subject).line(scopes: (account.scopes + missing).joined(separator: ","))
        )
    }

    private static let cloudPlatform = "https://www.googleapis.com/auth/cloud-platform"
    private static let loggingScopes = [
        "https://www.googleapis.com/auth/logging.write", "https://www.googleapis.com/auth/logging.admin",
    ]
    private static let storageScopes = [
        "https://www.googleapis.com/auth/devstorage.read_only", "https://www.googleapis.com/auth/devstorage.read_write",
        "https://www.googleapis.com/auth/devstorage.full_control",
    ]
}

extension ServiceAccount {
    /// Whether one of some scopes is there.
    fileprivate func allows(_ wanted: [String]) -> Bool {
        scopes.contains { scope in wanted.contains(scope) }
    }
}
