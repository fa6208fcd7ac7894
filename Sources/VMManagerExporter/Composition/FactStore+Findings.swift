import Assessment
import Collection
import Fleet

extension FactStore {
    /// Adds the verdicts of a moment to the history, so that it is known since when each check fails.
    ///
    /// What was recorded of a past moment stays, since most facts of then are gone.
    func rememberFindings(at moment: Timestamp, viewer: Viewer) throws {
        let fleet = try snapshot(at: moment, historySince: moment)
        let assessment = Assessment(of: fleet, settings: viewer.recalling)
        try remember(FindingHistory.sightings(of: fleet, assessed: assessment))
    }

    /// Adds sightings to the history, if there are any.
    func remember(_ sightings: [Sighting]) throws {
        guard !sightings.isEmpty else { return }
        try write { writer in for sighting in sightings { try writer.add(sighting) } }
    }
}
