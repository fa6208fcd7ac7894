import Fleet

extension Check {
    /// Whether the VM has a way to where its updates come from.
    static let repositoryReach = Check(
        id: "repository_reach",
        title: "The VM reaches package repositories",
        severity: .medium,
        why: """
            Private Google Access leads to Google's own APIs and mirrors only: such a VM is told to patch, and then does \
            not reach the repositories of its distribution or Windows Update.
            """,
        remedy: """
            Give the network a Cloud NAT gateway, or serve packages from Artifact Registry or a mirror of your own; once a \
            patching through that succeeds, this check passes.
            """,
        basis: """
            The addresses and subnetworks of all network interfaces, the public Cloud NAT gateways of their network and \
            region, and whether the last patching succeeded all the same.
            """,
        reasons: [
            ("external_address", "A network interface has an external IPv4 address."),
            ("external_ipv6_address", "A network interface has an external IPv6 address."),
            ("cloud_nat", "A public Cloud NAT gateway translates a subnetwork's primary range."),
            (
                "patched",
                "No such way is known, but the last patching succeeded, so that there is a source of packages."
            ),
            ("private_google_access_only", "Only Google's own APIs and mirrors can be reached."),
            ("no_way_out", "No external address, no Private Google Access and no Cloud NAT."),
            ("vm_stopped", "The VM does not run, and may have lost its external address for that time."),
        ] + Source.instances.unreadReasons + NetworkWays.unknownReasons.map { ($0.word, $0.meaning) }
    ) { subject in
        guard let instance = subject.instance else { return subject.notRead(.instances) }
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        let ways = subject.ways ?? []
        if ways.contains(.externalAddress) { return .pass("external_address") }
        if ways.contains(.externalIPv6Address) { return .pass("external_ipv6_address") }
        if ways.contains(.cloudNAT) { return .pass("cloud_nat") }
        guard !(subject.patch.finishedState?.isSuccess ?? false) else { return .pass("patched") }
        let places = NetworkPlaces(instance)
        if let reason = ways.unknownReason { return .unknown(reason, evidence: places.evidence()) }
        let hasPrivateAccess = ways.contains(.privateGoogleAccess)
        return .fail(
            hasPrivateAccess ? "private_google_access_only" : "no_way_out",
            evidence: places.evidence(
                "no external address, no Cloud NAT, \(hasPrivateAccess ? "Private Google Access only" : "no Private Google Access")"
            ),
            remedy: places.natLine
        )
    }
}
