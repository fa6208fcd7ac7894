import Collection
import Fleet
import FleetMetrics

extension CollectionCounts {
    /// What has been counted up to now.
    init(_ counters: CollectionCounters) {
        let counts = counters.counts
        self.init(
            requests: counts.requests.map { ($0.key.service, $0.key.code, $0.value) },
            throttle: counts.throttle.map { ($0.key.service, $0.key.bucket, $0.value) },
            errors: counts.errors.map { ($0.key.project, $0.key.source, $0.key.reason, $0.value) }
        )
    }
}
