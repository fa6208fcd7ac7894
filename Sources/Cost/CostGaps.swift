/// Why a VM's use is not fully known.
enum CostGap {
    case unknownPower
    case unknownMetadata
    case unreadContact
    case neverSeen
}

/// How many VMs an estimate does not fully cover, by why; a VM is counted once, and only where it could matter.
package struct CostGaps: Hashable, Sendable {
    /// Power state never read: they count only while the agent's contact is fresh.
    package var unknownPowerVMs = 0
    /// Metadata never read: they count only while the agent's contact is fresh.
    package var unknownMetadataVMs = 0
    /// They may run an agent, but inventories were never read: they count in `high` only.
    package var unreadContactVMs = 0
    /// They run and the agent is enabled, but was never heard of: from now on they count in `high` only.
    package var neverSeenVMs = 0
    /// They count in full, although the project's feature set is not known and may be free.
    package var assumedFullVMs = 0

    /// No gap.
    package init() {}

    mutating func add(_ gap: CostGap, _ count: Int) {
        switch gap {
        case .unknownPower: unknownPowerVMs += count
        case .unknownMetadata: unknownMetadataVMs += count
        case .unreadContact: unreadContactVMs += count
        case .neverSeen: neverSeenVMs += count
        }
    }

    static func + (left: CostGaps, right: CostGaps) -> CostGaps {
        var sum = left
        sum.unknownPowerVMs += right.unknownPowerVMs
        sum.unknownMetadataVMs += right.unknownMetadataVMs
        sum.unreadContactVMs += right.unreadContactVMs
        sum.neverSeenVMs += right.neverSeenVMs
        sum.assumedFullVMs += right.assumedFullVMs
        return sum
    }
}
