/// Which VMs a patch job or deployment is for (`PatchInstanceFilter`).
///
/// Criteria that are given must all hold; those that are empty do not count. Without any, nothing matches.
package struct PatchInstanceFilter: Hashable, Sendable, Codable {
    /// Every VM of the project.
    package var all = false
    /// Sets of labels: one set must match in full.
    package var groupLabels: [[String: String]] = []
    /// Zones, one of which must be the VM's.
    package var zones: [ZoneName] = []
    /// VMs by URI in any of three spellings, one of which must be the VM.
    package var instances: [String] = []
    /// Name prefixes, one of which must fit.
    package var instanceNamePrefixes: [String] = []

    /// A filter that matches nothing.
    package init() {}

    /// Whether the filter says anything at all.
    package var isEmpty: Bool {
        !all && groupLabels.isEmpty && zones.isEmpty && instances.isEmpty && instanceNamePrefixes.isEmpty
    }

    /// Whether a VM of the filter's project matches.
    package func matches(name: InstanceName, zone: ZoneName, labels: [String: String]) -> Bool {
        guard !all else { return true }
        guard !isEmpty else { return false }
        let suffix = "zones/\(zone)/instances/\(name)"
        return (groupLabels.isEmpty || groupLabels.contains { $0.allSatisfy { labels[$0.key] == $0.value } })
            && (zones.isEmpty || zones.contains(zone))
            && (instances.isEmpty || instances.contains { $0 == suffix || $0.hasSuffix("/" + suffix) })
            && (instanceNamePrefixes.isEmpty || instanceNamePrefixes.contains { name.text.hasPrefix($0) })
    }
}
