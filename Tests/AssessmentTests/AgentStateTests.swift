import Assessment
import Fleet
import Testing

/// The agent-state table of docs/metrics.md: each rule, its boundaries, and that the first match wins.
@Suite struct AgentStateTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let vm: OneVM
        let state: AgentState
        var reason: String?

        init(_ name: String, _ state: AgentState, _ reason: String? = nil, _ change: (inout OneVM) -> Void) {
            var vm = OneVM()
            change(&vm)
            (self.name, self.vm, self.state, self.reason) = (name, vm, state, reason)
        }

        var testDescription: String { name }
    }

    static let stopped: [Case] = PowerState.allCases.filter { $0 != .running }.map { power in
        Case("\(power.rawValue) is stopped, however fresh the contact", .vmStopped) {
            $0.powerState = power
            $0.heartbeat = .zero
        }
    }

    static let disabled: [Case] = [
        Case("metadata that turns everything off", .disabled) { $0.projectMetadata = [:] },
        Case("a spelling that only other tools take for on", .disabled) {
            $0.projectMetadata = [:]
            $0.instanceMetadata = ["enable-osconfig": "Y"]
            $0.heartbeat = .zero
        },
        Case("disabled wins over sources never read", .disabled) {
            $0.instanceMetadata = ["enable-osconfig": "false"]
            $0.inventoriesRead = nil
        },
        Case("stopped wins over disabled", .vmStopped) {
            $0.powerState = .terminated
            $0.projectMetadata = [:]
        },
    ]

    static let unknown: [Case] = [
        Case("instances never read", .unknown, "instances_not_read") {
            $0.powerState = nil
            $0.heartbeat = .zero
        },
        Case("project metadata never read", .unknown, "project_metadata_not_read") { $0.projectMetadata = nil },
        Case("project metadata never read, but the VM's own decides", .active) {
            $0.projectMetadata = nil
            $0.instanceMetadata = ["enable-osconfig": "TRUE"]
            $0.heartbeat = .zero
        },
        Case("inventories never read", .unknown, "inventories_not_read") { $0.inventoriesRead = nil },
        Case("inventories denied", .unknown, "inventories_denied") {
            $0.inventoryFailure = "denied"
            $0.heartbeat = .zero
        },
        Case("inventories failing for another reason keep the last good data", .active) {
            $0.inventoryFailure = "timeout"
            $0.heartbeat = .zero
        },
        Case("inventories read exactly 3 intervals ago", .active) {
            $0.inventoriesRead = .minutes(30)
            $0.heartbeat = .minutes(30)
        },
        Case("inventories read a microsecond more than 3 intervals ago", .unknown, "inventories_stale") {
            $0.inventoriesRead = .minutes(30) + .tick
            $0.heartbeat = .minutes(30) + .tick
        },
        Case("instances read more than 3 intervals ago", .unknown, "instances_stale") {
            $0.instancesRead = .minutes(15) + .tick
            $0.heartbeat = .zero
        },
        Case("only the inventory feature off, no other evidence", .unknown, "inventory_feature_off") {
            $0.instanceMetadata = ["osconfig-disabled-features": "osinventory"]
            $0.heartbeat = .hours(100)
        },
        Case("only the inventory feature off, but a policy report is fresh", .active) {
            $0.instanceMetadata = ["osconfig-disabled-features": "osinventory"]
            $0.policyReason = ""
            $0.policyState = .compliant
            $0.policyAge = .minutes(5)
        },
    ]

    static let busy: [Case] =
        PatchState.allCases.filter(\.isWorking).map { state in
            Case("\(state.rawValue) in a running job, heartbeat lost", .busy, state.rawValue.lowercased()) {
                $0.heartbeat = .hours(10)
                $0.patches = [(state, .hours(2), nil, false)]
            }
        } + [
            Case("exactly 4 hours at work", .busy) {
                $0.heartbeat = .hours(10)
                $0.patches = [(.applyingPatches, .hours(4), nil, false)]
            },
            Case("a microsecond more than 4 hours at work", .silent) {
                $0.heartbeat = .hours(10)
                $0.patches = [(.applyingPatches, .hours(4) + .tick, nil, false)]
            },
            Case("the job's own duration is shorter", .silent) {
                $0.heartbeat = .hours(10)
                $0.patches = [(.applyingPatches, .hours(3), .hours(2), false)]
            },
            Case("the job's own duration is longer than 4 hours", .silent) {
                $0.heartbeat = .hours(10)
                $0.patches = [(.applyingPatches, .hours(5), .hours(8), false)]
            },
            Case("a dry run counts too", .busy) {
                $0.heartbeat = .hours(10)
                $0.isDryRun = true
                $0.patches = [(.started, .hours(1), nil, false)]
            },
            Case("fresh contact is active, not busy", .active) {
                $0.heartbeat = .minutes(30)
                $0.patches = [(.applyingPatches, .hours(2), nil, false)]
            },
            Case("the job is over", .silent) {
                $0.heartbeat = .hours(10)
                $0.patches = [(.applyingPatches, .hours(2), nil, true)]
            },
            Case("PENDING is not work", .silent) {
                $0.heartbeat = .hours(10)
                $0.patches = [(.pending, .hours(1), nil, false)]
            },
        ]

    static let contact: [Case] = [
        Case("contact just now", .active, "in_contact") { $0.heartbeat = .zero },
        Case("contact exactly 3 polls ago", .active) { $0.heartbeat = .minutes(30) },
        Case("contact a microsecond more than 3 polls ago", .late) { $0.heartbeat = .minutes(30) + .tick },
        Case("contact exactly 6 polls ago", .late, "contact_late") { $0.heartbeat = .minutes(60) },
        Case("contact a microsecond more than 6 polls ago", .silent, "contact_lost") {
            $0.heartbeat = .minutes(60) + .tick
        },
        Case("a longer poll interval of its own stretches the rules", .active) {
            $0.instanceMetadata = ["osconfig-poll-interval": "60"]
            $0.heartbeat = .hours(3)
        },
        Case("a patch state that only the agent reports is contact", .active) {
            $0.patches = [(.succeeded, .minutes(20), nil, true)]
        },
        Case("a policy report that the agent produced is contact", .active) {
            $0.policyReason = ""
            $0.policyState = .nonCompliant
            $0.policyAge = .minutes(20)
        },
        Case("ages are taken at the last good read, so an outage of ours pages nobody", .active) {
            $0.inventoriesRead = .minutes(25)
            $0.heartbeat = .minutes(50)
        },
    ]

    static let serverVerdicts: [Case] = [
        Case("NO_AGENT_DETECTED after the last contact", .silent, "no_agent_detected") {
            $0.heartbeat = .minutes(20)
            $0.patches = [(.noAgentDetected, .minutes(10), nil, true)]
        },
        Case("NO_AGENT_DETECTED before the last contact", .active) {
            $0.heartbeat = .minutes(10)
            $0.patches = [(.noAgentDetected, .minutes(20), nil, true)]
        },
        Case("NO_AGENT_DETECTED at the very time of the contact is not newer", .active) {
            $0.heartbeat = .minutes(10)
            $0.patches = [(.noAgentDetected, .minutes(10), nil, true)]
        },
        Case("a policy report that says no-agent-detected", .silent) {
            $0.heartbeat = .minutes(20)
            $0.policyReason = "no-agent-detected"
        },
        Case("no contact ever and a server verdict", .neverSeen, "no_agent_detected") {
            $0.policyReason = "no-agent-detected"
        },
    ]

    static let starting: [Case] = [
        Case("started a moment ago, no contact yet", .starting, "just_started") { $0.started = .minutes(1) },
        Case("started a microsecond less than 15 minutes ago", .starting) { $0.started = .minutes(15) - .tick },
        Case("started exactly 15 minutes ago", .neverSeen, "no_contact_ever") { $0.started = .minutes(15) },
        Case("contact before the start does not count", .starting) {
            $0.started = .minutes(5)
            $0.heartbeat = .hours(9)
        },
        Case("contact since the start is contact", .active) {
            $0.started = .minutes(5)
            $0.heartbeat = .minutes(4)
        },
        Case("never in contact", .neverSeen) { _ in },
        Case("a start that is not known does not excuse", .neverSeen) { $0.started = nil },
    ]

    @Test(arguments: stopped + disabled + unknown + busy + contact + serverVerdicts + starting)
    func `the first rule that matches gives the state`(example: Case) {
        let verdict = example.vm.agent()
        #expect(verdict.state == example.state, "\(verdict.reason)")
        if let reason = example.reason { #expect(verdict.reason == reason) }
    }

    @Test func `thresholds are settings`() {
        var settings = AssessmentSettings()
        settings.activePolls = 1
        settings.silentPolls = 2
        settings.startGrace = .minutes(1)
        var vm = OneVM()
        vm.heartbeat = .minutes(10) + .tick
        #expect(vm.agent(settings).state == .late)
        vm.heartbeat = .minutes(20) + .tick
        #expect(vm.agent(settings).state == .silent)
        vm.heartbeat = nil
        vm.started = .minutes(1)
        #expect(vm.agent(settings).state == .neverSeen)
    }

    @Test func `a verdict tells when time alone changes it`() {
        var vm = OneVM()
        vm.heartbeat = .zero
        let change = vm.agent().nextChange
        #expect(change == OneVM.noon + .minutes(15) + .tick)
        vm.powerState = .terminated
        #expect(vm.agent().nextChange == nil)
    }
}
