extension DemoVM {
    /// Every VM of the demo, by project, zone and name.
    static let roster: [DemoVM] = (production + staging).sorted { $0.key < $1.key }

    private static let production: [DemoVM] =
        [
            web("web-4kx2", behind: 0), web("web-9tqz", behind: 0), web("web-m1vd", behind: 3),
            prod("us-central1-a", "api-1", .ubuntu, "api"),
            prod("us-central1-a", "api-2", .ubuntu, "api", behind: 9),
            prod("us-central1-a", "db-1", .rhel, "db", .busy, behind: 4),
            prod("us-central1-a", "erp-1", .windows, "erp"),
            prod("us-central1-a", "batch-1", .debian, "batch", .stopped, behind: 7),
            node("us-central1-a", "gke-prod-default-pool-7f3c1a20-x2kd"),
        ] + [
            prod("us-central1-b", "api-3", .ubuntu, "api", behind: 1),
            prod("us-central1-b", "cache-1", .debian, "cache"),
            prod("us-central1-b", "cache-2", .debian, "cache", .late),
            prod("us-central1-b", "db-2", .rhel, "db", .hung, behind: 8),
            prod("us-central1-b", "erp-2", .windows, "erp", behind: 2),
            prod("us-central1-b", "sap-1", .sles, "sap", behind: 5),
            node("us-central1-b", "gke-prod-default-pool-7f3c1a20-9bqd"),
        ] + [
            prod("europe-west4-a", "eu-ad-1", .windows, "ad", behind: 1),
            prod("europe-west4-a", "eu-api-1", .ubuntu, "api"),
            prod("europe-west4-a", "eu-db-1", .rhel, "db", behind: 6),
            prod("europe-west4-a", "eu-sap-1", .sles, "sap"),
            prod("europe-west4-a", "eu-web-1", .debian, "web", behind: 8),
            prod("europe-west4-a", "eu-web-2", .debian, "web"),
            prod("europe-west4-a", "scanner-1", .ubuntu, "scanner", .neverSeen),
            prod("europe-west4-a", "vault-1", .debian, "vault", .disabled, behind: 5),
        ]

    private static let staging: [DemoVM] = [
        stage("us-central1-a", "stage-api-1", .ubuntu, "api", behind: 2),
        stage("us-central1-a", "stage-batch-1", .debian, "batch", .stopped, behind: 4),
        stage("us-central1-a", "stage-batch-2", .debian, "batch", .inventoryOff),
        stage("us-central1-a", "stage-ci-1", .ubuntu, "ci", .recreated),
        stage("us-central1-a", "stage-db-1", .rhel, "db", behind: 2),
        stage("us-central1-a", "stage-erp-1", .windows, "erp", behind: 2),
        stage("us-central1-a", "stage-web-1", .debian, "web"),
        stage("us-central1-a", "stage-web-2", .debian, "web"),
        stage("europe-west4-a", "stage-eu-edge-1", .cos, "edge"),
        stage("europe-west4-a", "stage-eu-sap-1", .sles, "sap", behind: 3),
        stage("europe-west4-a", "stage-eu-web-1", .debian, "web", pollMinutes: 60),
        stage("europe-west4-a", "stage-load-1", .ubuntu, "load", .justStarted),
    ]

    private static func web(_ name: String, behind missing: Int) -> DemoVM {
        var vm = prod("us-central1-a", name, .debian, "web", behind: missing)
        vm.group = "web"
        return vm
    }

    private static func node(_ zone: String, _ name: String) -> DemoVM {
        var vm = prod(zone, name, .cos, "gke")
        vm.group = "gke-prod-default-pool-7f3c1a20-grp"
        return vm
    }

    private static func prod(
        _ zone: String,
        _ name: String,
        _ system: OperatingSystem,
        _ purpose: String,
        _ story: Story = .healthy,
        behind missing: Int = 0
    ) -> DemoVM {
        DemoVM(
            project: .production,
            zone: zone,
            name: name,
            system: system,
            purpose: purpose,
            story: story,
            missingUpdates: missing
        )
    }

    private static func stage(
        _ zone: String,
        _ name: String,
        _ system: OperatingSystem,
        _ purpose: String,
        _ story: Story = .healthy,
        behind missing: Int = 0,
        pollMinutes: Int? = nil
    ) -> DemoVM {
        DemoVM(
            project: .staging,
            zone: zone,
            name: name,
            system: system,
            purpose: purpose,
            story: story,
            missingUpdates: missing,
            pollMinutes: pollMinutes
        )
    }
}
