package import Fleet

/// The thresholds that turn facts into verdicts.
package struct AssessmentSettings: Sendable {
    /// Contact no older than so many poll intervals is fresh.
    package var activePolls = 3
    /// Contact older than so many poll intervals is lost.
    package var silentPolls = 6
    /// How long after a VM's start its agent may still be silent.
    package var startGrace = Duration.seconds(15 * 60)
    /// How long a VM may be at work in a patch job that sets no shorter limit.
    package var longestWork = Duration.seconds(4 * 3_600)
    /// After so many of its intervals a source that was not read counts as unknown.
    package var staleIntervals = 3
    /// How often each source is read.
    package var intervals: [Source: Duration] = [
        .instances: .seconds(300), .projectMetadata: .seconds(300), .inventories: .seconds(600),
    ]
    /// Whether nodes of GKE clusters, which GKE looks after itself, are asked about too.
    package var asksGKENodes = false
    /// Whether VMs that lack facts of a past moment have the answers that were recorded then.
    package var recallsVerdicts = false
    /// How long a reboot that patching asked for may be outstanding.
    package var longestPendingReboot = Duration.seconds(7 * 86_400)
    /// How long ago the last patching that went well may be.
    package var longestWithoutPatching = Duration.seconds(45 * 86_400)
    /// How long a run of a patch deployment may be late before it counts as missed.
    package var longestRunDelay = Duration.seconds(3_600)
    /// How many VMs a patch job takes, as far as is known; `nil` for any number.
    ///
    /// The number is advisory: Google's documents told it in 2023 and have not repeated it.
    package var largestPatchJob: Int? = 500
    /// How long a violated OS policy may stay so: the agent mends it once an hour.
    package var longestViolation = Duration.seconds(3_600)
    /// How long a rollout of an OS policy assignment may take.
    package var longestRollout = Duration.seconds(86_400)
    /// How long a vulnerability with a fix may stay open, by severity in upper case; those of others may for ever.
    package var vulnerabilityLimits: [String: Duration] = [
        "CRITICAL": .seconds(14 * 86_400), "HIGH": .seconds(30 * 86_400), "MEDIUM": .seconds(90 * 86_400),
    ]
    /// How old a version of the agent may be.
    package var oldestAgent = Duration.seconds(365 * 86_400)
    /// How many VMs of a billing account are free of charge all month.
    package var freeVMs = 100
    /// Failures that someone answers for.
    package var waivers: [Waiver] = []
    /// The rules of a time zone by its IANA name; `nil` for a name that is not known.
    package var timeZone: @Sendable (String) -> TimeZoneRules?

    /// The settings that hold unless configured; without rules of time zones, schedules stay unknown but for those in UTC.
    package init(timeZone: @escaping @Sendable (String) -> TimeZoneRules? = { TimeZoneRules(utcNamed: $0) }) {
        self.timeZone = timeZone
    }

    /// How long a source counts after it was read well.
    func staleness(of source: Source) -> Duration {
        (intervals[source] ?? AgentConfiguration.defaultPollInterval) * staleIntervals
    }
}
