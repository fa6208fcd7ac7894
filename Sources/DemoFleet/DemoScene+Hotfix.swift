import Fleet

/// The patch job that runs while one looks: a hot fix on demand, every three hours.
extension DemoScene {
    /// How long before the start the first of them began.
    static let hotfixHeadStart = Duration.seconds(50 * 60)
    private static let period = Duration.seconds(3 * 3_600)

    /// The hot fixes that have begun, newest first, three at most.
    var hotfixJobs: [DemoJob] {
        let first = start - Self.hotfixHeadStart
        guard first <= now else { return [] }
        let newest = Int((now - first).wholeMicroseconds / Self.period.wholeMicroseconds)
        return (max(0, newest - 2)...newest).reversed().map { round in
            DemoJob(
                project: .production,
                id: chance.uuid("hotfix/\(round)"),
                displayName: "openssl hot fix",
                description: "Requested by the security team",
                createTime: first + Self.period * round,
                filter: ["groupLabels": [["labels": ["env": "prod", "os": "linux"]]]],
                parts: Self.hotfixParts
            )
        }
    }

    private static let hotfixParts: [DemoJobPart] = DemoVM.roster.compactMap { vm in
        hotfixPlan[vm.name].map { DemoJobPart(vm: vm, steps: $0.map { (.seconds($0.second), $0.state) }) }
    }

    /// What happens to each VM and when, in seconds; at the start of the demo 3,000 of them have passed.
    private static let hotfixPlan: [String: [(second: Int, state: PatchState)]] = [
        "api-1": [
            (60, .notified), (75, .acked), (90, .started), (120, .applyingPatches), (900, .rebooting),
            (960, .applyingPatches), (980, .succeeded),
        ],
        "db-1": [
            (60, .notified), (80, .acked), (110, .runningPrePatchStep), (150, .started), (180, .applyingPatches),
            (4_500, .rebooting), (4_620, .runningPostPatchStep), (4_680, .succeeded),
        ],
        "batch-1": [(60, .inactive)],
        "cache-1": [
            (1_000, .notified), (1_020, .acked), (1_050, .started), (1_100, .applyingPatches),
            (2_900, .runningPostPatchStep), (3_240, .succeeded),
        ],
        "api-3": [
            (1_900, .notified), (1_920, .acked), (1_950, .started), (2_000, .applyingPatches), (2_820, .rebooting),
            (3_180, .succeededRebootRequired),
        ],
        "eu-api-1": [
            (2_500, .notified), (2_520, .acked), (2_550, .started), (2_600, .applyingPatches), (3_900, .succeeded),
        ],
        "eu-db-1": [
            (2_600, .notified), (2_620, .acked), (2_700, .started), (3_420, .applyingPatches), (4_020, .succeeded),
        ],
        "eu-web-2": [
            (2_700, .notified), (2_730, .acked), (2_760, .runningPrePatchStep), (3_300, .started),
            (3_330, .applyingPatches), (4_140, .succeeded),
        ],
        "eu-sap-1": [
            (2_800, .notified), (2_880, .acked), (3_360, .started), (3_400, .applyingPatches), (5_000, .succeeded),
        ],
        "cache-2": [(2_940, .notified), (3_600, .acked), (3_660, .applyingPatches), (4_300, .succeeded)],
        "sap-1": [(3_900, .notified), (3_960, .acked), (4_000, .applyingPatches), (5_400, .succeeded)],
    ]
}
