package import Fleet

/// The thresholds that turn facts into verdicts.
package struct AssessmentSettings: Sendable, Hashable {
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

    /// The settings that hold unless configured.
    package init() {}

    /// When a source that was last read at `time` becomes stale.
    func staleAfter(_ source: Source, readAt time: Timestamp) -> Timestamp {
        time + (intervals[source] ?? AgentConfiguration.defaultPollInterval) * staleIntervals
    }
}
