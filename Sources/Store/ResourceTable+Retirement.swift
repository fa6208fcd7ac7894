import Collection
import Fleet
import GRDB

/// Lets go of what a whole listing no longer had.
extension ResourceTable {
    /// Removes the documents of a source that were last read before a listing began; instances depart, and are given.
    ///
    /// `names` are those under which documents may say the project; a zone limits it to that zone.
    func retire(
        _ source: Source,
        of names: [String],
        zone: ZoneName?,
        notReadSince start: Timestamp
    ) throws -> [InstanceID] {
        guard let kind = ResourceKind(listedBy: source) else { return [] }
        let find = try database.cachedStatement(
            sql: """
                SELECT number, observed_at, source_time, read_at, vm FROM resources
                WHERE kind = ?1 AND project IN (?2, ?3) AND read_at < ?4 AND (?5 IS NULL OR location = ?5)
                """
        )
        let arguments: StatementArguments = [
            kind.rawValue, names.first, names.last, start.microseconds, zone?.text.withoutNUL,
        ]
        var departed: [InstanceID] = []
        for row in try Row.fetchAll(find, arguments: arguments) {
            if kind == .instance {
                try depart(row[0], DocumentTimes(row))
                departed.append(InstanceID(column: row[4]))
            } else {
                try remove(row[0])
            }
        }
        return departed
    }
}

extension ResourceKind {
    /// The kind of what a source lists and what exists only as long as it is listed.
    ///
    /// Patch jobs are kept for ever, since Google forgets them; there is one document of metadata and settings.
    fileprivate init?(listedBy source: Source) {
        switch source {
        case .instances: self = .instance
        case .patchDeployments: self = .patchDeployment
        case .policyAssignments: self = .policyAssignment
        case .policyReports: self = .policyReport
        case .vulnerabilityReports: self = .vulnerabilityReport
        case .subnetworks: self = .subnetwork
        case .routers: self = .router
        case .zones: self = .zone
        case .projectMetadata, .inventories, .patchJobs, .featureSettings, .billingInfo, .projectList: return nil
        }
    }
}
