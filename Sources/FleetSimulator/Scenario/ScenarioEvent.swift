package import Fleet

/// Something that happens in a scenario.
package struct ScenarioEvent: Sendable, Hashable {
    /// When, relative to the start.
    package var at: Duration
    /// When it is over, relative to the start, or `nil` for never.
    ///
    /// Things of a moment, such as a reboot, ignore it.
    package var until: Duration?
    /// The VMs that it happens to, as `project/name` with `*` for any characters, or a name alone; empty for what
    /// happens to no VM.
    package var vms: [String]
    /// The project that it happens in, for what happens to no VM; `nil` for all.
    package var project: String?
    /// What happens.
    package var action: Action

    /// Puts an event together.
    package init(at: Duration, until: Duration? = nil, vms: [String] = [], project: String? = nil, action: Action) {
        self.at = at
        self.until = until
        self.vms = vms
        self.project = project
        self.action = action
    }

    /// What can happen.
    package enum Action: Sendable, Hashable {
        /// VMs are stopped, and started again when it is over.
        case stop
        /// VMs are deleted.
        case delete
        /// VMs are deleted and made anew under their names.
        case recreate
        /// VMs boot.
        case reboot
        /// Agents hang: their processes run and say nothing, until it is over or the VM boots.
        case hang
        /// Agents report later than they should by this time.
        case delay(Duration)
        /// Agents are not installed.
        case uninstall
        /// VMs have no service account.
        case loseServiceAccount
        /// Labels are other ones, where `nil` removes a key.
        case labels([String: String?])
        /// Instance metadata is another, where `nil` removes a key.
        case metadata([String: String?])
        /// Project metadata is another, where `nil` removes a key.
        case projectMetadata([String: String?])
        /// What patch jobs come to that begin on the VMs in this time.
        case patchEnding(PatchEnding)
        /// VMs are not as a policy wants them.
        case violate(policy: String, repair: Repair)
        /// Somebody starts a patch job by hand.
        case patch(name: String, filter: FilterPlan, job: PatchJobPlan)
        /// Somebody cancels the jobs of this name that run.
        case cancel(name: String)
        /// A deployment is paused, until it is over.
        case pause(deployment: String)
        /// An assignment gets a new revision, whose rollout may never end, or miss VMs that are named as those of events.
        case rollout(assignment: String, isStuck: Bool, misses: [String] = [])
        /// The project's feature set is another.
        case featureSet(ProjectPlan.FeatureSet)
        /// A fault of the API.
        case fault(Fault)
    }

    /// What a patch job comes to on a VM.
    package struct PatchEnding: Sendable, Hashable {
        /// How it ends: `failed`, `timedOut` or `succeededRebootRequired`.
        package var state: PatchState
        /// What the agent says; empty for what fits.
        package var reason: FailureText?
        /// Whether the updates are installed all the same, as on Windows when the agent loses a race with the reboot.
        package var installs: Bool

        /// Puts an ending together.
        package init(_ state: PatchState, reason: FailureText? = nil, installs: Bool = false) {
            self.state = state
            self.reason = reason
            self.installs = installs
        }
    }

    /// What a policy does about a violation.
    package enum Repair: Sendable, Hashable {
        /// The next run heals it, where the policy is enforced.
        case heals
        /// Each run tries and fails, with this message.
        case fails(String)
        /// The script of the policy itself breaks, so that the state stays unknown, with this message.
        case errs(String)
    }
}
