package import Fleet

/// How reading one source of one project stands, over all zones.
package struct SourceStatus: Hashable, Sendable {
    /// The project.
    package let project: ProjectID
    /// What was read.
    package let source: Source
    /// When it last went well in the zone where that is longest ago; `nil` when a zone never did.
    package let lastSuccess: Timestamp?
    /// Why the last try failed, the words of all zones; empty when it went well everywhere.
    package let failures: [String]
    /// How many zones failed at the last try or were never read, out of all; `nil` where the project is read at once.
    package let zones: Rate?

    /// Whether the last try went well everywhere.
    package var isFine: Bool { failures.isEmpty && lastSuccess != nil }

    /// The sources of a project, by name.
    static func all(of project: ProjectFleet) -> [SourceStatus] {
        Dictionary(grouping: project.reads, by: \.source).sorted { $0.key < $1.key }.map { source, reads in
            SourceStatus(source, of: project.id, reads: reads)
        }
    }

    private init(_ source: Source, of project: ProjectID, reads: [SourceRead]) {
        self.project = project
        self.source = source
        let successes = reads.compactMap(\.lastSuccess)
        lastSuccess = successes.count == reads.count ? successes.min() : nil
        failures = Set(reads.compactMap(\.failure)).sorted()
        let zonal = reads.filter { $0.zone != nil }
        zones =
            zonal.isEmpty ? nil : Rate(zonal.count { $0.failure != nil || $0.lastSuccess == nil }, of: zonal.count)
    }
}
