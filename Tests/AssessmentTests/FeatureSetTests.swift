import Assessment
import Fleet
import Testing

/// Whether projects have the feature set that they use.
@Suite struct FeatureSetTests {
    static let cases: [SetUpCase] = [
        SetUpCase("full and used", .pass, "full"),
        SetUpCase("full, and used by hand only", .pass, "full") {
            $0.project.patchDeployments = []
            $0.project.patchJobs = [Observed(PatchJob(project: .id("acme"), id: "j"), at: OneVM.noon)]
        },
        SetUpCase("full and unused, within the free pool", .pass, "free_pool") { $0.project.patchDeployments = [] },
        SetUpCase("limited, and nothing needs more", .pass, "limited_is_enough") {
            $0.project.patchDeployments = []
            $0.project.featureSettings?.value.featureSet = .known(.limited)
        },
        SetUpCase("limited, with a patch deployment", .fail, "limited") {
            $0.project.featureSettings?.value.featureSet = .known(.limited)
        },
        SetUpCase("limited, with an assignment", .fail, "limited") {
            $0.project.featureSettings?.value.featureSet = .known(.limited)
            $0.project.patchDeployments = []
            $0.project.policyAssignments = [
                Observed(OSPolicyAssignment(project: .id("acme"), zone: "z-a", id: "baseline"), at: OneVM.noon)
            ]
        },
        SetUpCase("limited, and deployments were never read", .unknown, "use_not_read") {
            $0.project.featureSettings?.value.featureSet = .known(.limited)
            $0.project.patchDeployments = []
            $0.unread = [.patchDeployments]
        },
        SetUpCase("full, and assignments were never read", .unknown, "use_not_read") {
            $0.project.patchDeployments = []
            $0.unread = [.policyAssignments]
        },
        SetUpCase("nobody ever chose", .unknown, "feature_set_not_told") {
            $0.project.featureSettings?.value.featureSet = Open("")
        },
        SetUpCase("never read", .unknown, "feature_settings_not_read") {
            $0.project.featureSettings = nil
            $0.unread = [.featureSettings]
        },
        SetUpCase("denied", .unknown, "feature_settings_denied") {
            $0.project.featureSettings = nil
            $0.failures[.featureSettings] = "denied"
        },
        SetUpCase("stopped", .notApplicable, "vm_stopped") { $0.instance?.powerState = .known(.terminated) },
    ]

    @Test(arguments: cases) func `the table holds`(_ test: SetUpCase) {
        let outcome = test.vm.outcome(of: "feature_set")
        #expect(outcome?.verdict == test.verdict && outcome?.reason == test.reason, "\(String(describing: outcome))")
        #expect(outcome?.isDeclared(by: "feature_set") ?? false)
    }

    @Test(arguments: [(99, Duration.zero, Verdict.pass), (100, .zero, .fail), (100, .hours(48), .pass)])
    func `pain 22: agents that someone else switched on are charged past the pool, though nobody patches`(
        others: Int,
        heartbeat: Duration,
        verdict: Verdict
    ) throws {
        let vm = SetUpVM { vm in
            vm.heartbeat = heartbeat
            vm.project.patchDeployments = []
            vm.project.vms = (0..<others).map { index in
                let id = InstanceID(UInt64(index + 1_000))
                var instance = Instance(project: .id("acme"), zone: "z-a", name: "a", id: id)
                instance.powerState = .known(.running)
                var other = VM(project: "acme", zone: "z-a", name: InstanceName("a-\(index)"), id: id)
                other.instance = Observed(instance, at: vm.now)
                return other
            }
        }
        let outcome = try #require(vm.outcome(of: "feature_set"))
        #expect(outcome.verdict == verdict)
        guard verdict == .fail else { return }
        #expect(outcome.reason == "full_unused")
        #expect(
            outcome.remedy == "gcloud compute os-config project-feature-settings update "
                + "--patch-and-config-feature-set=limited --project=acme"
        )
    }
}
