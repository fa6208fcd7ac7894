import Exposition
import Fleet

/// The families about OS inventories.
enum InventoryMetrics {
    static let updateTime: VMFamily = .perVM(
        name: "vmmanager_vm_inventory_update_timestamp_seconds",
        help: "When the VM's inventory was last updated, which is the agent's heartbeat."
    ) { vm, sink in
        guard let time = vm.facts.inventory?.updateTime else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name], .time(time))
    }

    static let packages: VMFamily = .perVM(
        name: "vmmanager_vm_packages",
        help: "Installed packages that the VM's last full inventory lists."
    ) { vm, sink in
        guard let packages = vm.facts.inventory?.packages else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name], .integer(packages.installedCount))
    }

    static let packageUpdates: VMFamily = .perVM(
        name: "vmmanager_vm_package_updates",
        help: """
            Updates that the VM's last full inventory offers, by package manager; zero for a manager that offers none.
            """,
        labels: ["manager"]
    ) { vm, sink in
        guard let packages = vm.facts.inventory?.packages else { return }
        for (manager, count) in packages.updateCounts {
            sink.sample(labels: [vm.project, vm.zone, vm.name, manager.rawValue], .integer(count))
        }
    }

    static let updatesPending: FleetFamily = .perProject(
        name: "vmmanager_updates_pending_vms",
        help: "VMs with at least one available update."
    ) { project, sink in
        guard project.knows(.inventories) else { return }
        // BASIC inventories say nothing of updates.
        guard project.counts.withPackages > 0 || project.counts.facts[.inventories] == 0 else { return }
        sink.sample(labels: [project.id], .integer(project.counts.withUpdates))
    }

    static let countByOS: FleetFamily = .perProject(
        name: "vmmanager_os_vms",
        help: "VMs that have an inventory, by operating system and version.",
        labels: ["os", "os_version"]
    ) { project, sink in
        guard project.knows(.inventories) else { return }
        let systems = project.counts.systems
        for system in systems.values.sorted(by: { ($0.name, $0.version) < ($1.name, $1.version) }) {
            sink.sample(labels: [project.id, system.name, system.version], .integer(systems[system]))
        }
    }

    static let countByAgentVersion: FleetFamily = .perProject(
        name: "vmmanager_agent_version_vms",
        help: "VMs that have an inventory, by the version of their OS Config agent.",
        labels: ["agent_version"]
    ) { project, sink in
        guard project.knows(.inventories) else { return }
        for row in project.counts.agentVersions.rows() {
            sink.sample(labels: [project.id, row.value], .integer(row.count))
        }
    }
}
