import Assessment
import Fleet
import Testing

/// Whether metadata switches the agent on, and all tools read it alike.
@Suite struct MetadataSwitchTests {
    static let cases: [SetUpCase] = [
        SetUpCase("project metadata switches it on", .pass, "ok"),
        SetUpCase("instance metadata does, though project metadata was never read", .pass, "ok") {
            $0.metadata(instance: ["enable-osconfig": "true"], project: nil)
        },
        SetUpCase("instance metadata opts in against the project", .pass, "ok") {
            $0.metadata(instance: ["enable-osconfig": "1"], project: ["enable-osconfig": "false"])
        },
        SetUpCase("both spellings of a key are there", .pass, "ok") {
            $0.metadata(
                instance: ["osconfig-poll-interval": "60", "os-config-poll-interval": "60"],
                project: ["enable-osconfig": "TRUE"]
            )
        },
        SetUpCase("only legacy guest policies are off", .pass, "guest_policies_off") {
            $0.metadata(project: ["enable-osconfig": "TRUE", "osconfig-disabled-features": "guestpolicies"])
        },
        SetUpCase("no key anywhere", .fail, "not_enabled") { $0.metadata(project: [:]) },
        SetUpCase("the project says no", .fail, "disabled") { $0.metadata(project: ["enable-osconfig": "FALSE"]) },
        SetUpCase("the instance says no", .fail, "disabled") {
            $0.metadata(instance: ["enable-osconfig": "0"], project: ["enable-osconfig": "TRUE"])
        },
        SetUpCase("every feature is disabled", .fail, "disabled") {
            $0.metadata(
                project: ["enable-osconfig": "TRUE", "osconfig-disabled-features": "tasks,guestpolicies,osinventory"]
            )
        },
        SetUpCase("patching and policies are off", .fail, "feature_off") {
            $0.metadata(project: ["enable-osconfig": "TRUE", "osconfig-disabled-features": "tasks"])
        },
        SetUpCase("inventory is off", .fail, "feature_off") {
            $0.metadata(
                instance: ["osconfig-disabled-features": "OSInventory"],
                project: ["enable-osconfig": "TRUE"]
            )
        },
        SetUpCase("only inventory is on", .fail, "feature_off") {
            $0.metadata(project: ["enable-os-inventory": "true"])
        },
        SetUpCase("the instance brings back what the project disabled", .fail, "instance_undoes_project") {
            $0.metadata(
                instance: ["enable-osconfig": "TRUE"],
                project: ["enable-osconfig": "TRUE", "osconfig-disabled-features": "tasks"]
            )
        },
        SetUpCase("the instance brings nothing back that it disables itself", .fail, "feature_off") {
            $0.metadata(
                instance: ["enable-osconfig": "TRUE", "osconfig-disabled-features": "tasks"],
                project: ["enable-osconfig": "TRUE", "osconfig-disabled-features": "tasks"]
            )
        },
        SetUpCase("an interval under its old name", .fail, "legacy_key") {
            $0.metadata(instance: ["os-config-poll-interval": "60"], project: ["enable-osconfig": "TRUE"])
        },
        SetUpCase("an old name in the project", .fail, "legacy_key") {
            $0.metadata(project: [
                "enable-osconfig": "TRUE", "os-config-endpoint": "{zone}-osconfig.googleapis.com:443",
            ])
        },
        SetUpCase("project metadata never read", .unknown, "project_metadata_not_read") { $0.metadata(project: nil) },
        SetUpCase("project metadata denied", .unknown, "project_metadata_denied") {
            $0.metadata(project: nil)
            $0.failures[.projectMetadata] = "denied"
        },
        SetUpCase("instances never read", .unknown, "instances_not_read") {
            $0.instance = nil
            $0.unread = [.instances]
        },
        SetUpCase("stopped", .notApplicable, "vm_stopped") {
            $0.instance?.powerState = .known(.terminated)
            $0.metadata(project: [:])
        },
    ]

    @Test(arguments: cases) func `the table holds`(_ test: SetUpCase) {
        let outcome = test.vm.outcome(of: "metadata_switch")
        #expect(outcome?.verdict == test.verdict && outcome?.reason == test.reason, "\(String(describing: outcome))")
        #expect(outcome?.isDeclared(by: "metadata_switch") ?? false)
    }

    @Test(arguments: ["yes", "Y", "y", "YES", "Yes", "tRUE"], [true, false])
    func `pain 4 and 20: what only gcloud takes for on leaves the agent off, and both are named`(
        word: String,
        ownLevel: Bool
    ) throws {
        let vm = SetUpVM {
            $0.metadata(instance: ownLevel ? ["enable-osconfig": word] : [:], project: ["enable-osconfig": word])
        }
        let outcome = try #require(vm.outcome(of: "metadata_switch"))
        #expect(outcome.verdict == .fail && outcome.reason == "read_differently")
        let level = ownLevel ? "instance" : "project"
        #expect(
            outcome.evidence.first
                == "\(level) metadata enable-osconfig=\(word): the agent takes it for off, gcloud compute os-config "
                + "troubleshoot for on"
        )
        let line =
            ownLevel
            ? "gcloud compute instances add-metadata vm-1 --zone=z-a --project=acme --metadata=enable-osconfig=TRUE"
            : "gcloud compute project-info add-metadata --metadata=enable-osconfig=TRUE --project=acme"
        #expect(outcome.remedy == line)
    }

    @Test(arguments: ["t", "T"]) func `what only the agent takes for on is told too`(word: String) throws {
        let outcome = try #require(
            SetUpVM { $0.metadata(project: ["enable-osconfig": word]) }.outcome(of: "metadata_switch")
        )
        #expect(outcome.reason == "read_differently")
        #expect(outcome.evidence.first?.contains("the agent takes it for on") ?? false)
    }

    @Test(arguments: ["on", "enabled", " true", "x", "false", "F"])
    func `what nobody takes for on is plainly disabled, with level and key`(word: String) throws {
        let outcome = try #require(
            SetUpVM { $0.metadata(instance: ["enable-osconfig": word], project: ["enable-osconfig": "TRUE"]) }
                .outcome(of: "metadata_switch")
        )
        #expect(outcome.reason == "disabled")
        #expect(
            outcome.evidence == [
                "off by project metadata enable-osconfig=TRUE, instance metadata enable-osconfig=\(word)"
            ]
        )
    }

    @Test func `all faults are evidence, the worst is the reason, and names are quoted where a shell needs it`() throws
    {
        let vm = SetUpVM(name: "vm 'x'") {
            $0.metadata(
                instance: ["enable-osconfig": "TRUE", "os-config-poll-interval": "1440"],
                project: ["osconfig-disabled-features": "tasks,osinventory"]
            )
        }
        let outcome = try #require(vm.outcome(of: "metadata_switch"))
        #expect(outcome.reason == "instance_undoes_project")
        #expect(outcome.evidence.count == 2)
        #expect(outcome.evidence[0].contains("the agent does patching and OS policies, OS inventory"))
        #expect(outcome.evidence[1].contains("agents may crash"))
        #expect(
            outcome.remedy
                == #"gcloud compute instances add-metadata 'vm '\''x'\''' --zone=z-a --project=acme "#
                + "'--metadata=^;^osconfig-disabled-features=tasks,osinventory'"
        )
    }
}
