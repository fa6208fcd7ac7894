import Exposition
import Fleet

/// The families about VMs as such.
enum VMMetrics {
    static let info: VMFamily = .perVM(
        name: "vmmanager_vm_info",
        help: """
            A VM with its numeric id, its Compute Engine status and what its inventory says of the operating system; \
            empty where unknown.
            """,
        type: .info,
        labels: ["vm_id", "power_state", "os", "os_version", "architecture", "agent_version"],
        rank: .essential
    ) { vm, sink in
        let osInfo = vm.facts.inventory?.osInfo
        sink.sample(
            labels: [
                vm.project, vm.zone, vm.name, vm.facts.id.description,
                vm.facts.instance?.value.powerState.labelValue ?? "",
                osInfo?.shortName.guestLabelValue ?? "",
                osInfo?.version.guestLabelValue ?? "",
                osInfo?.architecture.guestLabelValue ?? "",
                osInfo?.agentVersion.guestLabelValue ?? "",
            ],
            1
        )
    }

    static let labels: VMFamily = .perVM(
        name: "vmmanager_vm_labels",
        help: "The GCP labels of the VM whose keys the configuration lists; none unless configured.",
        hasVaryingLabels: true
    ) { vm, sink in
        guard !vm.labels.isEmpty else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name], labelPairs: vm.labels, 1)
    }

    static let countByPowerState: FleetFamily = .perProject(
        name: "vmmanager_vms",
        help: "VMs by Compute Engine status.",
        labels: ["power_state"]
    ) { project, sink in
        guard project.knows(.instances) else { return }
        for row in project.counts.powerStates.rows(PowerState.self) {
            sink.sample(labels: [project.id, row.value], .integer(row.count))
        }
    }

    static let orphans: FleetFamily = .perProject(
        name: "vmmanager_orphans",
        help: "Facts about instances that do not exist, such as the inventory of a deleted VM.",
        labels: ["kind"]
    ) { project, sink in
        guard let orphans = project.facts.orphans else { return }
        for kind in OrphanKind.allCases {
            let count = orphans[kind] ?? 0
            guard count > 0 || project.knows(kind.source) else { continue }
            sink.sample(labels: [project.id, kind.rawValue], .integer(count))
        }
    }
}

extension OrphanKind {
    /// Where facts of this kind are read from.
    fileprivate var source: Source {
        switch self {
        case .inventory: .inventories
        case .patchJobInstanceDetails: .patchJobs
        case .policyReport: .policyReports
        case .vulnerabilityReport: .vulnerabilityReports
        }
    }
}
