import Assessment
import Exposition
import Fleet

/// The families about the OS Config agents.
enum AgentMetrics {
    static let state: VMFamily = .perVM(
        name: "vmmanager_vm_agent_state",
        help: "How alive the VM's OS Config agent is; 1 for the state that holds.",
        labels: ["state"],
        rank: .essential
    ) { vm, sink in
        sink.sample(labels: [vm.project, vm.zone, vm.name, vm.verdict.agent.state.rawValue], 1)
    }

    static let lastContact: VMFamily = .perVM(
        name: "vmmanager_vm_agent_last_contact_timestamp_seconds",
        help: """
            The newest evidence that the agent talked to the service: an inventory, a patch state or a policy report; \
            absent if there is none.
            """
    ) { vm, sink in
        guard let contact = vm.verdict.agent.lastContact else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name], .time(contact.time))
    }

    static let pollInterval: VMFamily = .perVM(
        name: "vmmanager_vm_agent_poll_interval_seconds",
        help: "How often the agent reports, by the VM's metadata; absent where metadata was not read."
    ) { vm, sink in
        guard vm.facts.instance != nil, let interval = vm.verdict.agent.configuration.pollInterval else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name], .seconds(interval))
    }

    static let countByState: FleetFamily = .perProject(
        name: "vmmanager_agent_state_vms",
        help: "VMs by how alive their OS Config agent is.",
        labels: ["state"]
    ) { project, sink in
        guard project.knowsVMs else { return }
        for row in project.counts.agentStates.rows(AgentState.self) {
            sink.sample(labels: [project.id, row.value], .integer(row.count))
        }
    }
}
