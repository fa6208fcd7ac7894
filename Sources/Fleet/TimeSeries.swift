/// A series of Cloud Monitoring (`timeSeries.list`), newest point first.
package struct TimeSeries: Hashable, Sendable, Codable {
    /// One measurement.
    package struct Point: Hashable, Sendable, Codable {
        /// Where its interval begins; `nil` for a gauge.
        package var start: Timestamp?
        /// Where its interval ends.
        package var end: Timestamp?
        /// The number; `nil` for text and distributions.
        package var number: Double?
        /// The text of a string value.
        package var text = ""

        /// A point that says nothing yet.
        package init() {}
    }

    /// Such as `compute.googleapis.com/instance/uptime`.
    package var metricType = ""
    /// The metric's labels.
    package var metricLabels: [String: String] = [:]
    /// Such as `gce_instance`.
    package var resourceType = ""
    /// The resource's labels.
    package var resourceLabels: [String: String] = [:]
    /// `GAUGE`, `DELTA` or `CUMULATIVE`.
    package var kind = ""
    /// Such as `INT64`, `DOUBLE`.
    package var valueType = ""
    /// The measurements.
    package var points: [Point] = []

    /// A series without points.
    package init() {}
}

/// What Cloud Monitoring says of a metric (`metricDescriptors.list`).
package struct MetricDescriptor: Hashable, Sendable, Codable {
    /// `osconfig.googleapis.com/…`.
    package var type = ""
    /// A name for people.
    package var displayName = ""
    /// A sentence.
    package var description = ""
    /// Such as `GAUGE`.
    package var kind = ""
    /// Such as `INT64`.
    package var valueType = ""
    /// The keys of its labels.
    package var labelKeys: [String] = []

    /// A metric that says nothing yet.
    package init() {}
}
