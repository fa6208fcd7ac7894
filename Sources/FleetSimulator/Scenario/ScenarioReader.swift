package import StrictYAML

/// Turns the text of a scenario file into a scenario; does no I/O.
package enum ScenarioReader {
    /// The most VMs that a scenario may have, those that follow each other in one place counted.
    package static let mostVMs = 1_000_000
    /// The most events that a scenario may have.
    package static let mostEvents = 10_000
    /// What the file is for, as errors say it.
    package static let purpose = "scenario"

    /// Reads a file's text; throws everything that is wrong with it at once.
    ///
    /// `file` is the name to show in errors; `surroundings` know the time zones.
    package static func read(
        text: String,
        file: String,
        surroundings: Surroundings = utcOnly
    ) throws(ReadingErrors) -> Scenario {
        try read(YAMLFile(text: text, name: file, purpose: purpose), surroundings: surroundings)
    }

    /// Reads a file; throws everything that is wrong with it at once.
    package static func read(_ file: YAMLFile, surroundings: Surroundings) throws(ReadingErrors) -> Scenario {
        try file.read(surroundings: surroundings) { root, log in
            let reader = MappingReader(root: root, log: log)
            let scenario = Scenario(reading: reader)
            reader.finish()
            return scenario
        }
    }

    /// Surroundings of a machine that knows no time zone but UTC.
    package static var utcOnly: Surroundings { Surroundings(folder: "", timeZones: ["Etc/UTC", "UTC"]) }
}

extension Scenario {
    /// Reads every key; what is wrong is in the reader's log afterwards.
    init(reading root: MappingReader) {
        let name = root.required("name", .identifier, placeholder: "", advice: "name: my-night", "Its name.")
        let summary = root.optional("summary", .line(), absent: "none", "What it shows, in a sentence.") ?? ""
        let history = root.value(
            "history",
            .duration(atLeast: .seconds(3_600), atMost: .seconds(400 * 86_400), takesWeeks: true),
            default: .seconds(21 * 86_400),
            "How much there is to see before the start, 400d at most. Events lie within it or after the start."
        )
        let weather = root.section("weather", "What happens by chance; who it hits follows from the seed.") {
            Weather(reading: $0)
        }
        let projects = root.list(
            "projects",
            most: 100,
            advice: "projects: [{ id: acme-prod, zones: [us-central1-a] }]",
            "The projects; at least one."
        ) { ProjectPlan(reading: $0) }
        var names = ScenarioNames(projects, history: history)
        let events = root.list("events", most: ScenarioReader.mostEvents, Self.meaningOfEvents) { event in
            ScenarioEvent(reading: event, names: &names)
        }
        self.init(
            name: name,
            summary: summary,
            history: history,
            projects: projects,
            weather: weather,
            events: events
        )
        checkProjects(in: root)
    }

    private static let meaningOfEvents =
        "What happens for certain: when, to what, and one action. Times are relative to the start: `-50m` is 50 "
        + "minutes before it, `+2h` two hours after it, `0` the start itself."

    private func checkProjects(in root: MappingReader) {
        let ids = projects.flatMap(\.ids)
        if let twin = ids.enumerated().first(where: { ids[..<$0.offset].contains($0.element) }) {
            root.refuse("projects", "two of them are \(Excerpt(twin.element)); give each an id of its own")
        }
        let count = projects.reduce(0) { $0 + $1.copies * $1.groups.reduce(0) { $0 + $1.mostLives } }
        if count > ScenarioReader.mostVMs {
            let most = ScenarioReader.mostVMs
            root.refuse("projects", "come to \(count) VMs, those that follow each other counted; at most \(most)")
        }
    }
}

extension Weather {
    fileprivate init(reading section: MappingReader) {
        self.init()
        func share(_ key: String, _ meaning: String) -> Double { section.value(key, .share, default: 0, meaning) }
        patchFailure = share("patch_failure", "How likely a VM fails in a patch job.")
        patchTimeout = share("patch_timeout", "How likely a VM overruns a patch job.")
        rebootRequired = share("reboot_required", "How likely a VM ends a patch job waiting for a reboot.")
        violation = share(
            "violation",
            "How likely a VM violates a policy on a day; the next run heals what a policy enforces."
        )
    }
}

extension ProjectPlan {
    /// The ids of the projects that it stands for.
    var ids: [String] {
        guard copies > 1 else { return [id] }
        let width = String(copies).utf8.count
        return (1...copies).map { copy in
            let digits = String(copy)
            return "\(id)-" + String(repeating: "0", count: width - digits.utf8.count) + digits
        }
    }
}

extension VMGroupPlan {
    /// How many VMs there are at most, those that follow each other counted up to 60 days after the start.
    fileprivate var mostLives: Int {
        guard let lifetime, lifetime > .zero else { return count }
        let span = max(.zero, .seconds(60 * 86_400) - created.lowerBound)
        return count * min(1_000, 1 + Int(span / (lifetime + .seconds(60))))
    }
}
