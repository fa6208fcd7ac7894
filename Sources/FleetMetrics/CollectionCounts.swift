package import Fleet

/// What the exporter has counted of its calls to Google's APIs since it started.
package struct CollectionCounts: Sendable {
    /// Answers by service and HTTP status, 0 where none came.
    let requests: [(service: String, code: Int, count: Int)]
    /// Time spent waiting for quota, by service and bucket.
    let throttle: [(service: String, bucket: String, time: Duration)]
    /// Failed reads by project, source and reason.
    let errors: [(project: ProjectID, source: Source, reason: String, count: Int)]

    /// Sorts what was counted, so that its order shows nowhere; each key comes once.
    package init(
        requests: [(service: String, code: Int, count: Int)] = [],
        throttle: [(service: String, bucket: String, time: Duration)] = [],
        errors: [(project: ProjectID, source: Source, reason: String, count: Int)] = []
    ) {
        self.requests = requests.sorted { ($0.service, $0.code) < ($1.service, $1.code) }
        self.throttle = throttle.sorted { ($0.service, $0.bucket) < ($1.service, $1.bucket) }
        self.errors = errors.sorted { ($0.project, $0.source, $0.reason) < ($1.project, $1.source, $1.reason) }
    }
}
