import Collection
import Fleet
import Testing

/// What one answer about an instance tells of the time before it.
@Suite struct SightingTests {
    static let now = Timestamp(seconds: 1_000_000)

    static func instance(
        _ state: PowerState,
        start: Int64? = nil,
        stop: Int64? = nil,
        suspended: Int64? = nil
    ) -> Instance {
        var instance = Instance(project: .id("acme"), zone: "z-a", name: "vm", id: InstanceID(1))
        instance.powerState = .known(state)
        instance.lastStartTime = start.map { Timestamp(seconds: $0) }
        instance.lastStopTime = stop.map { Timestamp(seconds: $0) }
        instance.lastSuspendedTime = suspended.map { Timestamp(seconds: $0) }
        return instance
    }

    @Test(arguments: [
        // A running VM has run since its start.
        (instance(.running, start: 500), ["RUNNING 500-1000000"]),
        // Before that it stood where it last stopped.
        (instance(.running, start: 500, stop: 400), ["TERMINATED 400-499", "RUNNING 500-1000000"]),
        // A start that is not known counts from the sighting.
        (instance(.running), ["RUNNING 1000000-1000000"]),
        // A stopped VM ran until its stop.
        (instance(.terminated, start: 500, stop: 900), ["RUNNING 500-899", "TERMINATED 900-1000000"]),
        (instance(.suspended, start: 500, stop: 100, suspended: 800), ["RUNNING 500-799", "SUSPENDED 800-1000000"]),
        (instance(.terminated), ["TERMINATED 1000000-1000000"]),
        // A VM on its way up is not where it stopped.
        (instance(.staging, start: 950, stop: 900), ["STAGING 1000000-1000000"]),
    ])
    func `an instance tells its state and the stretch before it`(instance: Instance, expected: [String]) {
        let shown = Sighting.sightings(of: instance, observedAt: Self.now).map {
            "\($0.interval.value) \($0.interval.since.microseconds / 1_000_000)-"
                + "\($0.interval.seenUntil.microseconds / 1_000_000)"
        }
        #expect(shown == expected)
    }

    @Test func `a dry run and an unknown job say nothing of the patch state`() {
        var details = PatchJobInstanceDetails(project: .id("acme"), zone: "z-a", instance: InstanceID(1))
        details.state = .known(.failed)
        var job = PatchJob(project: .id("acme"), id: "j")
        job.createTime = Self.now
        #expect(Sighting.sightings(of: details, in: job, since: nil).map(\.interval.value) == ["FAILED"])
        job.isDryRun = true
        #expect(Sighting.sightings(of: details, in: job, since: nil).isEmpty)
        #expect(Sighting.sightings(of: details, in: nil, since: Self.now).isEmpty)
    }
}
