extension ProjectFleet {
    /// How reading went wherever there is something to read.
    ///
    /// Nobody reads a zone any more whose last VM is gone. What its last try came to would look ever older, or failing for
    /// ever. Its assignments are still read, but so seldom that only a failure tells anything.
    package var readsInUse: [SourceRead] {
        var inhabited: Set<ZoneName> = []
        // Neighbours mostly share their zone.
        for (index, vm) in vms.enumerated() where index == 0 || vms[index - 1].zone != vm.zone {
            inhabited.insert(vm.zone)
        }
        let existing = Set(zones.map(\.value.name))
        return reads.filter { read in
            guard read.source != .instances, let zone = read.zone, !inhabited.contains(zone) else { return true }
            if read.source == .policyAssignments, existing.contains(zone) { return read.failure != nil }
            return !hasListedInstances(of: zone)
        }
    }

    private func hasListedInstances(of zone: ZoneName) -> Bool {
        reads.contains {
            $0.source == .instances && $0.lastListing != nil && ($0.zone == nil || $0.zone == zone)
        }
    }
}

extension Source {
    /// The sources that each project has.
    package static let ofProjects = allCases.filter { $0 != .projectList }

    /// The position in ``allCases``, for tables that are looked up often.
    package var index: Int {
        switch self {
        case .instances: 0
        case .projectMetadata: 1
        case .inventories: 2
        case .patchJobs: 3
        case .patchDeployments: 4
        case .policyAssignments: 5
        case .policyReports: 6
        case .vulnerabilityReports: 7
        case .featureSettings: 8
        case .subnetworks: 9
        case .routers: 10
        case .billingInfo: 11
        case .zones: 12
        case .projectList: 13
        }
    }
}
