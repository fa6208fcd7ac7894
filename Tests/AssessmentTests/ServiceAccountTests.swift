import Assessment
import Fleet
import Testing

/// Whether a VM has an identity, and whether its scopes suffice.
@Suite struct ServiceAccountTests {
    private static let logging = "https://www.googleapis.com/auth/logging.write"
    private static let storage = "https://www.googleapis.com/auth/devstorage.read_only"

    static let accounts: [SetUpCase] = [
        SetUpCase("one account", .pass, "ok"),
        SetUpCase("none", .fail, "no_service_account") { $0.instance?.serviceAccounts = [] },
        SetUpCase("instances never read", .unknown, "instances_not_read") {
            $0.instance = nil
            $0.unread = [.instances]
        },
        SetUpCase("instances denied", .unknown, "instances_denied") {
            $0.instance = nil
            $0.unread = [.instances]
            $0.failures[.instances] = "denied"
        },
        SetUpCase("stopped", .notApplicable, "vm_stopped") {
            $0.instance?.powerState = .known(.stopping)
            $0.instance?.serviceAccounts = []
        },
    ]

    @Test(arguments: accounts) func `a VM needs a service account`(_ test: SetUpCase) {
        let outcome = test.vm.outcome(of: "service_account")
        #expect(outcome?.verdict == test.verdict && outcome?.reason == test.reason)
        #expect(outcome?.isDeclared(by: "service_account") ?? false)
    }

    static let scopes: [SetUpCase] = [
        SetUpCase("cloud-platform is everything", .pass, "ok"),
        SetUpCase("logging, and no script to fetch", .pass, "ok") {
            $0.instance?.serviceAccounts = [SetUpVM.account(logging)]
        },
        SetUpCase("the default scopes, and a script to fetch", .pass, "ok") {
            $0.instance?.serviceAccounts = [SetUpVM.account(storage, logging)]
            $0.project.patchDeployments = [script()]
        },
        SetUpCase("a script for other VMs", .pass, "ok") {
            $0.instance?.serviceAccounts = [SetUpVM.account(logging)]
            $0.project.patchDeployments = [script { $0.instanceFilter.zones = ["z-b"] }]
        },
        SetUpCase("a script of a paused deployment", .pass, "ok") {
            $0.instance?.serviceAccounts = [SetUpVM.account(logging)]
            $0.project.patchDeployments = [script { $0.state = .known(.paused) }]
        },
        SetUpCase("a script to fetch without storage", .fail, "narrow_scopes") {
            $0.instance?.serviceAccounts = [SetUpVM.account(logging)]
            $0.project.patchDeployments = [script()]
        },
        SetUpCase("no scope for the log", .fail, "narrow_scopes") {
            $0.instance?.serviceAccounts = [SetUpVM.account(storage)]
        },
        SetUpCase("no account", .notApplicable, "no_service_account") { $0.instance?.serviceAccounts = [] },
        SetUpCase("instances never read", .unknown, "instances_not_read") {
            $0.instance = nil
            $0.unread = [.instances]
        },
        SetUpCase("stopped", .notApplicable, "vm_stopped") {
            $0.instance?.powerState = .known(.terminated)
            $0.instance?.serviceAccounts = [SetUpVM.account()]
        },
    ]

    @Test(arguments: scopes) func `scopes must let through what the agent does`(_ test: SetUpCase) {
        let outcome = test.vm.outcome(of: "service_account_scopes")
        #expect(outcome?.verdict == test.verdict && outcome?.reason == test.reason)
        #expect(outcome?.isDeclared(by: "service_account_scopes") ?? false)
    }

    @Test func `what is missing is named, and the line keeps the account and its scopes`() throws {
        let vm = SetUpVM {
            $0.instance?.serviceAccounts = [SetUpVM.account("https://www.googleapis.com/auth/monitoring")]
            $0.project.patchDeployments = [Self.script()]
        }
        let outcome = try #require(vm.outcome(of: "service_account_scopes"))
        #expect(outcome.evidence.count == 3)
        #expect(outcome.evidence[1].contains("gs://acme-scripts/stop.sh of patch deployment weekly"))
        let line =
            "gcloud compute instances set-service-account vm-1 --zone=z-a --project=acme "
            + "--service-account=vm@acme.iam.gserviceaccount.com "
            + "--scopes=https://www.googleapis.com/auth/monitoring,\(Self.logging),\(Self.storage)"
        #expect(outcome.remedy?.contains(line) ?? false)
    }

    @Test func `pain 1: an agent that is never seen, since the VM has no service account`() throws {
        let vm = SetUpVM {
            $0.heartbeat = nil
            $0.instance?.serviceAccounts = []
            $0.project.compute?.value.defaultServiceAccount = "123-compute@developer.gserviceaccount.com"
            $0.patches = [patchOutcome(.noAgentDetected, age: .hours(2))]
        }
        let account = try #require(vm.outcome(of: "service_account"))
        #expect(account.verdict == .fail)
        #expect(
            account.remedy
                == """
                gcloud compute instances stop vm-1 --zone=z-a --project=acme && \
                gcloud compute instances set-service-account vm-1 --zone=z-a --project=acme \
                --service-account=123-compute@developer.gserviceaccount.com --scopes=cloud-platform && \
                gcloud compute instances start vm-1 --zone=z-a --project=acme
                """
        )
        let agent = try #require(vm.outcome(of: "agent_alive"))
        #expect(agent.verdict == .fail && agent.reason == "no_agent_detected")
        #expect(agent.evidence.contains { $0.contains("no service account") })
        #expect(agent.remedy == account.remedy)
    }

    private static func script(_ change: (inout PatchDeployment) -> Void = { _ in }) -> Observed<PatchDeployment> {
        var deployment = PatchDeployment(project: .id("acme"), id: "weekly")
        deployment.state = .known(.active)
        var object = StorageObject()
        object.bucket = "acme-scripts"
        object.object = "stop.sh"
        var script = PatchExecStep.Script()
        script.object = object
        var step = PatchExecStep()
        step.linux = script
        deployment.patchConfig = PatchConfig()
        deployment.patchConfig?.preStep = step
        deployment.instanceFilter.zones = ["z-a"]
        change(&deployment)
        return Observed(deployment, at: OneVM.noon)
    }
}
