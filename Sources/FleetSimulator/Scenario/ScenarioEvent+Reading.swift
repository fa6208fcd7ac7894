package import StrictYAML

extension ScenarioEvent {
    /// Reads a single event from a YAML or JSON mapping, such as `{ vms: [db-2], hang: true, until: +10m }`.
    ///
    /// Its times are relative to `now`, which is relative to the start; without `at` it happens now. It may name what
    /// is in `scenario`, and without one anything.
    package init(text: String, now: Duration = .zero, in scenario: Scenario? = nil) throws(ReadingErrors) {
        let file = try YAMLFile(text: text, name: "event", purpose: "event")
        let names = scenario.map { ScenarioNames($0) }
        self = try file.read(surroundings: ScenarioReader.utcOnly) { root, log in
            let reader = MappingReader(root: root, log: log)
            let at = reader.value("at", .offset, default: .zero, "")
            var event = ScenarioEvent(reading: reader, at: at, names: names)
            reader.finish()
            event.at += now
            event.until = event.until.map { $0 + now }
            return event
        }
    }
}
