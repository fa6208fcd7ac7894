import Assessment
import Fleet
import Testing

@Suite struct PatchCoverageTests {
    static let manager = "https://www.googleapis.com/compute/v1/projects/1/zones/z-a/instanceGroupManagers/web"

    static let cases: [PatchCase] = [
        PatchCase("all", .pass, "ok") { $0.deployments = [.daily()] },
        PatchCase("by label, zone and prefix", .pass, "ok") {
            $0.labels = ["env": "prod", "team": "a"]
            $0.deployments = [
                .daily {
                    $0.instanceFilter = PatchInstanceFilter()
                    $0.instanceFilter.groupLabels = [["env": "stage"], ["env": "prod", "team": "a"]]
                    $0.instanceFilter.zones = ["z-b", "z-a"]
                    $0.instanceFilter.instanceNamePrefixes = ["db-", "vm-"]
                }
            ]
        },
        PatchCase("none", .fail, "not_covered"),
        PatchCase("a filter that says nothing", .fail, "not_covered") {
            $0.deployments = [.daily { $0.instanceFilter = PatchInstanceFilter() }]
        },
        PatchCase("paused", .fail, "not_covered") { $0.deployments = [.daily { $0.state = .known(.paused) }] },
        PatchCase("over", .fail, "not_covered") {
            $0.deployments = [.active("d", .daily { $0.endTime = OneVM.noon })]
        },
        PatchCase("an end before the next run", .fail, "not_covered") {
            $0.deployments = [.active("d", .daily { $0.endTime = OneVM.noon + .hours(1) })]
        },
        PatchCase("a one-time run that is done", .fail, "not_covered") {
            $0.deployments = [.active("once", .oneTime(OneVM.noon - .hours(1)))]
        },
        PatchCase("a member of a group", .fail, "mig_member_skipped") {
            $0.manager = manager
            $0.deployments = [.daily()]
        },
        PatchCase("a member of a group, with leave", .pass, "ok") {
            $0.manager = manager
            $0.deployments = [
                .daily {
                    $0.patchConfig = PatchConfig()
                    $0.patchConfig?.allowsMIGInstances = true
                }
            ]
        },
        PatchCase("more VMs than a job takes", .fail, "job_too_large") {
            $0.deployments = [.daily()]
            $0.others = 500
        },
        PatchCase("just as many as a job takes", .pass, "ok") {
            $0.deployments = [.daily()]
            $0.others = 499
        },
        PatchCase("a job of any size", .pass, "ok") {
            $0.deployments = [.daily()]
            $0.others = 500
            $0.settings.largestPatchJob = nil
        },
        PatchCase("a smaller job beside it", .pass, "ok") {
            $0.deployments = [
                .daily("a"),
                .daily("b") {
                    $0.instanceFilter = PatchInstanceFilter()
                    $0.instanceFilter.instances = ["projects/acme/zones/z-a/instances/vm-1"]
                },
            ]
            $0.others = 500
        },
        PatchCase("never read", .unknown, "patch_deployments_not_read") { $0.deployments = nil },
        PatchCase("denied", .unknown, "patch_deployments_denied") {
            $0.deployments = nil
            $0.refused = [.patchDeployments]
        },
        PatchCase("instances never read", .unknown, "instances_not_read") {
            $0.deployments = [.daily()]
            $0.isInstanceRead = false
        },
        PatchCase("stopped", .notApplicable, "vm_stopped") { $0.powerState = .terminated },
    ]

    @Test(arguments: cases) func `coverage is judged by filters, schedules, groups and size`(example: PatchCase) throws
    {
        let outcome = try #require(example.scene.outcome(of: "patch_coverage"))
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.reason == example.reason)
        #expect(PatchCase.reasons(of: "patch_coverage").contains(outcome.reason))
    }

    @Test(arguments: [
        ("zones/z-a/instances/vm-1", true), ("projects/acme/zones/z-a/instances/vm-1", true),
        ("https://www.googleapis.com/compute/v1/projects/acme/zones/z-a/instances/vm-1", true),
        ("projects/acme/zones/z-b/instances/vm-1", false), ("projects/acme/zones/z-a/instances/vm-11", false),
        ("vm-1", false), ("", false),
    ])
    func `a VM is named in any of three spellings, as the plain filter reads them`(uri: String, matches: Bool) {
        var filter = PatchInstanceFilter()
        filter.instances = [uri]
        #expect(filter.matches(name: "vm-1", zone: "z-a", labels: [:]) == matches)
        var scene = PatchScene()
        scene.deployments = [.daily { $0.instanceFilter = filter }]
        #expect(scene.verdicts?.isCovered == matches)
    }

    @Test func `coverage and the metric agree on members of groups and differ on size only`() {
        var scene = PatchScene()
        scene.deployments = [.daily()]
        scene.others = 500
        #expect(scene.verdicts?.isCovered == true)
        scene.manager = Self.manager
        #expect(scene.verdicts?.isCovered == false)
    }

    @Test func `a VM that lacks labels gets the line that adds them`() throws {
        var scene = PatchScene()
        scene.labels = ["env": "prod"]
        scene.deployments = [
            .daily {
                $0.instanceFilter = PatchInstanceFilter()
                $0.instanceFilter.groupLabels = [["env": "prod", "patch": "nightly"]]
            }
        ]
        let outcome = try #require(scene.outcome(of: "patch_coverage"))
        #expect(
            outcome.remedy
                == "gcloud compute instances add-labels vm-1 --zone=z-a --project=acme --labels=patch=nightly"
        )
    }

    @Test func `coverage holds until the deployment ends`() {
        var scene = PatchScene()
        scene.deployments = [.active("once", .oneTime(OneVM.noon + .hours(3)))]
        #expect(scene.nextChange(of: "patch_coverage") == OneVM.noon + .hours(3))
        scene.now = OneVM.noon + .hours(3)
        #expect(scene.outcome(of: "patch_coverage")?.reason == "not_covered")
    }
}
