package import Fleet

/// What all VMs of a project share, worked out once for an assessment.
package final class ProjectContext: Sendable {
    /// The project.
    package let project: ProjectFleet
    /// The thresholds.
    package let settings: AssessmentSettings
    /// The moment of the assessment.
    package let now: Timestamp
    /// The deployments that will patch again; `nil` when deployments were never read.
    let coverage: PatchCoverage?
    private let reads: [Source: SourceReads]

    /// How a source went, by zone.
    private struct SourceReads {
        var everywhere: Timestamp?
        var byZone: [ZoneName: Timestamp] = [:]
        var refusedEverywhere = false
        var refusedZones: Set<ZoneName> = []
        var failure: String?
    }

    /// Looks at a project once.
    package init(of project: ProjectFleet, at now: Timestamp, settings: AssessmentSettings) {
        self.project = project
        self.settings = settings
        self.now = now
        coverage = PatchCoverage(of: project, at: now)
        var reads: [Source: SourceReads] = [:]
        for read in project.reads {
            var known = reads[read.source] ?? SourceReads()
            let isRefused = read.failure == "denied" || read.failure == "api_disabled"
            if let zone = read.zone {
                known.byZone[zone] = Self.later(known.byZone[zone], read.lastSuccess)
                if isRefused { known.refusedZones.insert(zone) }
            } else {
                known.everywhere = Self.later(known.everywhere, read.lastSuccess)
                if isRefused { known.refusedEverywhere = true }
            }
            known.failure = known.failure ?? read.failure
            reads[read.source] = known
        }
        self.reads = reads
    }

    /// When a source was last read well for a zone; `nil` when it never was.
    package func lastRead(_ source: Source, zone: ZoneName) -> Timestamp? {
        guard let known = reads[source] else { return nil }
        return Self.later(known.everywhere, known.byZone[zone])
    }

    /// Whether a source was ever read well, in any zone.
    package func hasRead(_ source: Source) -> Bool {
        reads[source].map { $0.everywhere != nil || !$0.byZone.isEmpty } ?? false
    }

    /// Whether the last try to read a source for a zone was refused.
    package func isRefused(_ source: Source, zone: ZoneName) -> Bool {
        reads[source].map { $0.refusedEverywhere || $0.refusedZones.contains(zone) } ?? false
    }

    /// Why a source is not read: its last failure; `nil` when nothing failed, or nobody tried.
    package func failure(of source: Source) -> String? { reads[source]?.failure }

    private static func later(_ one: Timestamp?, _ other: Timestamp?) -> Timestamp? {
        guard let one, let other else { return one ?? other }
        return max(one, other)
    }
}
