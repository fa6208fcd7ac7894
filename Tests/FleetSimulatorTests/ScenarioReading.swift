import StrictYAML

@testable import FleetSimulator

/// The lines of the errors of a scenario file; empty if there are none.
func errors(inScenario text: String) -> [String] {
    do throws(ReadingErrors) {
        _ = try ScenarioReader.read(text: text, file: "s.yaml")
        return []
    } catch {
        return error.errors.map(\.description)
    }
}

/// The lines of the errors of a project with a fragment on the last of four lines.
func errors(inProject fragment: String) -> [String] {
    errors(inScenario: "name: s\nprojects:\n- id: acme-prod\n  zones: [us-central1-a]\n  \(fragment)")
}

/// The lines of the errors of events in the scenario that the reference shows.
func errors(inEvents events: String) -> [String] {
    errors(inScenario: ScenarioReference.exampleProjects + "\nevents: [\(events)]")
}
