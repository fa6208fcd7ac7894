import Fleet

extension Check {
    /// Whether the VM has an identity with which the agent can present itself.
    static let serviceAccount = Check(
        id: "service_account",
        title: "The VM has a service account",
        severity: .high,
        why: """
            The agent shows the service a token of the VM's service account. Without one it runs and is never seen: the \
            service says that there is no agent, while systemd says that it is active.
            """,
        remedy: """
            Give the VM a service account, for which it must be stopped; the account itself needs no role for VM \
            Manager.
            """,
        basis: "The service accounts of the instance.",
        reasons: [
            ("ok", "It has one."),
            ("no_service_account", "It has none, so that the agent has no token."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.instances.unreadReasons
    ) { subject in
        guard let instance = subject.instance else { return subject.notRead(.instances) }
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard instance.serviceAccounts.isEmpty else { return .pass() }
        return .fail(
            "no_service_account",
            evidence: ["the instance has no service account, so that its agent has no token to show"],
            remedy: ServiceAccountChange(subject).line(scopes: "cloud-platform")
        )
    }
}

/// How to give a VM a service account or other scopes.
struct ServiceAccountChange {
    private let vm: VM
    private let email: String

    /// Keeps the VM's own account, or takes the project's default one.
    init(_ subject: CheckSubject) {
        vm = subject.vm
        let own = subject.instance?.serviceAccounts.first?.email ?? ""
        let common = subject.project.compute?.value.defaultServiceAccount ?? ""
        email = own.isEmpty ? (common.isEmpty ? "default" : common) : own
    }

    /// The lines of gcloud: the VM must be stopped meanwhile.
    func line(scopes: String) -> String {
        [
            vm.gcloud("compute instances stop"),
            vm.gcloud("compute instances set-service-account", "--service-account=\(email)", "--scopes=\(scopes)"),
            vm.gcloud("compute instances start"),
        ].joined(separator: " && ")
    }
}
