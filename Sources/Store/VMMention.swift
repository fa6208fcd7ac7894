import Fleet

/// What facts other than Compute Engine's tell of where a VM is and what it is called.
struct VMMention {
    /// The project, as the newest fact names it.
    private(set) var project: ProjectReference
    /// The zone, of the newest fact.
    private(set) var zone: ZoneName
    /// The name, of the newest fact that tells one.
    private(set) var name: InstanceName?
    private var observedAt: Timestamp
    private var nameObservedAt: Timestamp

    /// Every VM that an inventory, a report or a patch job mentions.
    static func all(_ facts: StoredFacts) -> [InstanceID: VMMention] {
        var mentions: [InstanceID: VMMention] = [:]
        func add(_ vm: InstanceID, _ mention: VMMention) {
            mentions[vm] = mentions[vm]?.merged(with: mention) ?? mention
        }
        for entry in facts.inventories {
            add(entry.vm, VMMention(entry.project, entry.zone, name: nil, at: entry.observedAt))
        }
        for row in facts.patchOutcomes {
            let name = row.name.map { InstanceName($0) }
            add(row.vm, VMMention(ProjectReference(row.project), ZoneName(row.zone), name: name, at: row.observedAt))
        }
        for entry in facts.policyReports {
            let report = entry.value.value
            let mention = VMMention(
                entry.project,
                report.zone,
                name: report.instanceName,
                at: entry.value.observedAt
            )
            add(report.instance, mention)
        }
        for entry in facts.vulnerabilityReports {
            let report = entry.value.value
            add(report.instance, VMMention(entry.project, report.zone, name: nil, at: entry.value.observedAt))
        }
        return mentions
    }

    /// What one fact tells.
    init(_ project: ProjectReference, _ zone: ZoneName, name: InstanceName?, at observedAt: Timestamp) {
        self.project = project
        self.zone = zone
        self.name = name
        self.observedAt = observedAt
        nameObservedAt = name == nil ? .distantPast : observedAt
    }

    private func merged(with other: VMMention) -> VMMention {
        var merged = self
        if (other.observedAt, other.zone) > (observedAt, zone) {
            (merged.project, merged.zone, merged.observedAt) = (other.project, other.zone, other.observedAt)
        }
        if let otherName = other.name, name.map({ (other.nameObservedAt, otherName) > (nameObservedAt, $0) }) ?? true {
            (merged.name, merged.nameObservedAt) = (otherName, other.nameObservedAt)
        }
        return merged
    }
}
