package import Fleet

/// How reading one source of one project stands, over all zones.
package struct SourceStatus: Hashable, Sendable {
    /// The project.
    package let project: ProjectID
    /// What was read.
    package let source: Source
    /// When it last went well, of the zones that were ever read in the one where that is longest ago; `nil` when none
    /// ever was.
    package let lastSuccess: Timestamp?
    /// The last success, in the same sense, of what fails now: trouble is no older; `nil` when nothing fails, or what
    /// fails never went well.
    package let lastSuccessOfFailing: Timestamp?
    /// Why the last try failed, the words of all zones; empty when it went well everywhere.
    package let failures: [String]
    /// How many zones failed at the last try or were never read, out of all; `nil` where the project is read at once.
    package let zones: Rate?
    /// Whether the last try went well everywhere.
    package let isFine: Bool

    /// The sources of a project, by name.
    static func all(of project: ProjectFleet) -> [SourceStatus] {
        Dictionary(grouping: project.readsInUse, by: \.source).sorted { $0.key < $1.key }.map { source, reads in
            SourceStatus(source, of: project.id, reads: reads)
        }
    }

    private init(_ source: Source, of project: ProjectID, reads: [SourceRead]) {
        self.project = project
        self.source = source
        lastSuccess = reads.compactMap(\.lastSuccess).min()
        lastSuccessOfFailing = reads.filter { $0.failure != nil }.compactMap(\.lastSuccess).min()
        failures = Set(reads.compactMap(\.failure)).sorted()
        let zonal = reads.filter { $0.zone != nil }
        zones = zonal.isEmpty ? nil : Rate(zonal.count { !$0.isFine }, of: zonal.count)
        isFine = reads.allSatisfy(\.isFine)
    }

    /// Why a source is not fine, in words.
    var trouble: String {
        failures.isEmpty ? "never read" : failures.map { Figures.words($0) }.joined(separator: ", ").boundedName
    }
}

extension SourceRead {
    fileprivate var isFine: Bool { failure == nil && lastSuccess != nil }
}
