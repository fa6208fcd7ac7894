/// What Google counts calls by.
///
/// https://cloud.google.com/compute/vm-manager/docs/quotas
package enum QuotaKey: Hashable, Sendable {
    /// Calls for patch jobs and patch deployments, counted by caller.
    case global(identity: String)
    /// Calls for what lies in zones, counted by project and region.
    case zonal(project: String, region: String)
}

/// Who goes first when calls have to wait.
package enum QuotaPriority: Hashable, Sendable, CaseIterable {
    /// Before all `normal` ones, such as what a person waits for.
    case high
    /// In the order of asking.
    case normal
}
