import Fleet
import StrictYAML

/// Actions that are mappings.
extension ScenarioEvent {
    /// Reads the actions that have keys of their own.
    static func actionBelow(_ event: MappingReader, _ names: ScenarioNames?) -> Action? {
        let found: [Action?] = [
            event.optionalSection("patch_ending", "What patch jobs come to that begin on the VMs in this time.") {
                .patchEnding(PatchEnding(reading: $0))
            },
            event.optionalSection(
                "violate",
                "The VMs are not as a policy wants them. The next run heals it where the policy is enforced, unless "
                    + "it is said otherwise."
            ) { violation($0, names) },
            event.optionalSection("rollout", "An assignment gets a new revision.") { rollout($0, names) },
            event.optionalSection("patch", "Somebody starts a patch job by hand.") { patch($0) },
            event.optionalSection("fault", "Something goes wrong with calls of the API.") {
                .fault(Fault(reading: $0, names: names))
            },
        ]
        return found.compactMap(\.self).first
    }

    private static func violation(_ violation: MappingReader, _ names: ScenarioNames?) -> Action {
        let policy = violation.required(
            "policy",
            .identifier,
            placeholder: "",
            advice: "policy: ssh-hardening",
            "The policy."
        )
        if violation.has("policy") {
            names?.require(policy, among: names?.policies ?? [], "a policy", in: violation, at: "policy")
        }
        let fails = violation.optional("fails", .line(), absent: "none", "Each run tries and fails, with this message.")
        let errs = violation.optional(
            "errs",
            .line(),
            absent: "none",
            "The script of the policy itself breaks, with this message, so that the state stays unknown."
        )
        if fails != nil, errs != nil { violation.refuse("errs", "stands beside fails; give one of them") }
        return .violate(policy: policy, repair: fails.map { .fails($0) } ?? errs.map { .errs($0) } ?? .heals)
    }

    private static func rollout(_ rollout: MappingReader, _ names: ScenarioNames?) -> Action {
        let assignment = rollout.required(
            "assignment",
            .identifier,
            placeholder: "",
            advice: "assignment: security-baseline",
            "The assignment."
        )
        if rollout.has("assignment") {
            names?.require(assignment, among: names?.assignments ?? [], "an assignment", in: rollout, at: "assignment")
        }
        let isStuck = rollout.value("stuck", .flag, default: false, "Whether its rollout never ends.")
        let misses = rollout.value(
            "misses",
            .list(of: .vmPattern, named: "a list of names of VMs"),
            default: [],
            "The VMs that it never reaches, as in `vms`, though it ends."
        )
        names?.check(misses, at: "misses", in: rollout)
        return .rollout(assignment: assignment, isStuck: isStuck, misses: misses)
    }

    private static func patch(_ patch: MappingReader) -> Action {
        let name = patch.required(
            "name",
            .line(atMost: 128),
            placeholder: "",
            advice: "name: hotfix",
            "The display name of the job."
        )
        var job = PatchJobPlan(keysOf: patch)
        job.isDryRun = patch.value("dry_run", .flag, default: false, "Whether nothing is changed.")
        let filter = patch.section("filter", FilterPlan.meaning) { FilterPlan(reading: $0) }
        job.readRollout(below: patch)
        return .patch(name: name, filter: filter, job: job)
    }
}

extension ScenarioEvent.PatchEnding {
    private enum Word: String, CaseIterable {
        case failed
        case timedOut = "timed_out"
        case rebootRequired = "reboot_required"

        var state: PatchState {
            switch self {
            case .failed: .failed
            case .timedOut: .timedOut
            case .rebootRequired: .succeededRebootRequired
            }
        }
    }

    fileprivate init(reading ending: MappingReader) {
        let word = ending.required(
            "state",
            ValueKind<Word>.word("an ending"),
            placeholder: .failed,
            advice: "state: failed",
            "How it ends."
        )
        let reason = ending.optional(
            "reason",
            .failureText,
            absent: "none",
            "What the agent says when it failed; without one, what fits."
        )
        let installs = ending.value(
            "installs",
            .flag,
            default: false,
            "Whether the updates are installed although it failed, as when a reboot cuts the agent off."
        )
        self.init(word.state, reason: reason, installs: installs)
        for key in ["reason", "installs"] where word != .failed && ending.has(key) {
            ending.refuse(key, "is only for what failed; remove the key")
        }
    }
}

extension ValueKind<FailureText> {
    fileprivate static var failureText: Self {
        .word("a reason", among: FailureText.allCases.map(\.word), show: \.word) { word in
            FailureText.allCases.first { $0.word == word }
        }
    }
}

extension FailureText {
    /// The word of scenario files, which is that of the exporter's label `reason` where there is one.
    var word: String {
        switch self {
        case .lockHeld: "lock_held"
        case .windowsUpdate: "windows_update"
        case .script: "script"
        case .scriptDownload: "script_download"
        case .repositoryUnreachable: "repository_unreachable"
        case .diskFull: "disk_full"
        case .rebootRace: "reboot_race"
        case .dependency: "dependency"
        case .anotherInstallation: "another_installation"
        }
    }
}
