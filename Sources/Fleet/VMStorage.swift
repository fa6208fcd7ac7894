/// What a VM holds, shared by its copies; whoever changes it is the only one who has it.
final class VMStorage: @unchecked Sendable {
    let project: ProjectID
    let zone: ZoneName
    let name: InstanceName
    let id: InstanceID
    var instance: Observed<Instance>?
    var inventory: VMInventory?
    var patches: [PatchOutcome] = []
    var policyReports: [OSPolicyAssignmentReport] = []
    var vulnerabilities: VulnerabilityReport?
    var history: [HistoryKey: Timeline] = [:]

    init(project: ProjectID, zone: ZoneName, name: InstanceName, id: InstanceID) {
        (self.project, self.zone, self.name, self.id) = (project, zone, name, id)
    }

    init(copying other: VMStorage) {
        (project, zone, name, id) = (other.project, other.zone, other.name, other.id)
        (instance, inventory, patches) = (other.instance, other.inventory, other.patches)
        (policyReports, vulnerabilities, history) = (other.policyReports, other.vulnerabilities, other.history)
    }
}

extension VM {
    /// The project's id; its number where no id is known.
    package var project: ProjectID { storage.project }
    /// The zone.
    package var zone: ZoneName { storage.zone }
    /// The name; the numeric id where no name is known.
    package var name: InstanceName { storage.name }
    /// The numeric id, which joins all facts.
    package var id: InstanceID { storage.id }
    /// What Compute Engine says; `nil` when the project's instances were never read.
    package var instance: Observed<Instance>? {
        _read { yield storage.instance }
        _modify {
            own()
            yield &storage.instance
        }
    }
    /// What the agent reported; `nil` when it never did, or inventories were never read.
    package var inventory: VMInventory? {
        _read { yield storage.inventory }
        _modify {
            own()
            yield &storage.inventory
        }
    }
    /// The VM's part in patch jobs, newest job first.
    package var patches: [PatchOutcome] {
        _read { yield storage.patches }
        _modify {
            own()
            yield &storage.patches
        }
    }
    /// Policy reports, by assignment.
    package var policyReports: [OSPolicyAssignmentReport] {
        _read { yield storage.policyReports }
        _modify {
            own()
            yield &storage.policyReports
        }
    }
    /// Open CVEs; `nil` when there is no report.
    package var vulnerabilities: VulnerabilityReport? {
        _read { yield storage.vulnerabilities }
        _modify {
            own()
            yield &storage.vulnerabilities
        }
    }
    /// What is remembered over time, by kind and subject.
    package var history: [HistoryKey: Timeline] {
        _read { yield storage.history }
        _modify {
            own()
            yield &storage.history
        }
    }

    /// Parts from the other copies, before a change.
    mutating func own() {
        if !isKnownUniquelyReferenced(&storage) { storage = VMStorage(copying: storage) }
    }
}
