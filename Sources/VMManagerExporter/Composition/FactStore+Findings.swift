import Assessment
import Collection
import Fleet

extension FactStore {
    /// Adds the verdicts of a moment to the history, so that it is known since when each check fails.
    func rememberFindings(at moment: Timestamp, viewer: Viewer) throws {
        let fleet = try snapshot(at: moment, historySince: moment)
        try remember(FindingHistory.sightings(of: fleet, assessed: Assessment(of: fleet, settings: viewer.assessment)))
    }

    /// Adds sightings to the history, if there are any.
    func remember(_ sightings: [Sighting]) throws {
        guard !sightings.isEmpty else { return }
        try write { writer in for sighting in sightings { try writer.add(sighting) } }
    }
}
