/// What a made-up fleet is and what happens to it; times are told relative to the start.
///
/// A start and a seed turn it into a fleet. The start is the moment at which somebody begins to look: what lies before
/// it is history.
package struct Scenario: Sendable, Hashable {
    /// Its name, such as `bad-night`.
    package var name: String
    /// What it shows, in a sentence.
    package var summary: String
    /// How much history there is before the start.
    package var history: Duration
    /// The projects.
    package var projects: [ProjectPlan]
    /// What happens by chance.
    package var weather: Weather
    /// What happens for certain.
    package var events: [ScenarioEvent]

    /// Puts a scenario together.
    package init(
        name: String,
        summary: String = "",
        history: Duration = .seconds(21 * 86_400),
        projects: [ProjectPlan],
        weather: Weather = Weather(),
        events: [ScenarioEvent] = []
    ) {
        self.name = name
        self.summary = summary
        self.history = history
        self.projects = projects
        self.weather = weather
        self.events = events
    }
}

/// What happens by chance, from 0 (never) to 1 (always); who it hits follows from the seed.
package struct Weather: Sendable, Hashable {
    /// How likely a VM fails in a patch job.
    package var patchFailure = 0.0
    /// How likely a VM overruns a patch job.
    package var patchTimeout = 0.0
    /// How likely a VM needs a reboot after a patch job that it did not get.
    package var rebootRequired = 0.0
    /// How likely a VM violates a policy on a day; the next hourly run heals what a policy enforces.
    package var violation = 0.0

    /// Fair weather: nothing happens.
    package init() {}
}
