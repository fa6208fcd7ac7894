import Assessment
import Exposition
import Fleet

/// The family about failures that someone answers for.
enum WaiverMetrics {
    static let expiry = FleetFamily(
        name: "vmmanager_waiver_expiry_timestamp_seconds",
        help: """
            From when on the waiver counts no more, so that the failures that it is about count again; expired waivers \
            stay until they are removed.
            """,
        labels: ["waiver", "owner"]
    ) { input, sink in
        for waiver in input.waivers {
            sink.sample(labels: [waiver.place, waiver.owner], .time(waiver.expiry))
        }
    }
}
