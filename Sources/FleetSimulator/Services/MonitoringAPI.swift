// https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list

extension GoogleAPI {
    /// Measurements of VMs and patch jobs.
    static let monitoring: [APIMethod] = [
        APIMethod(
            "timeSeries.list",
            .monitoring,
            "GET",
            "/v3/projects/{project}/timeSeries",
            permission: "monitoring.timeSeries.list"
        ) { call throws(APIError) in try TimeSeriesQuery(call).answer() },
        APIMethod(
            "metricDescriptors.list",
            .monitoring,
            "GET",
            "/v3/projects/{project}/metricDescriptors",
            permission: "monitoring.metricDescriptors.list"
        ) { call throws(APIError) in try call.metricDescriptors() },
    ]
}

extension APICall {
    fileprivate func metricDescriptors() throws(APIError) -> JSONValue {
        let project = try project()
        let filter = try ListFilter(request.parameter("filter") ?? "")
        let metrics = MonitoredMetric.allCases.sorted { $0.rawValue < $1.rawValue }
        let page = try page(over: metrics.indices, defaultSize: 10_000, maximum: 10_000) { index in
            let metric = metrics[index]
            // Filters speak of a metric as those of series do.
            let subject: JSONValue = [
                "metric": ["type": .text(metric.rawValue)], "resource": ["type": .text(metric.resourceType)],
            ]
            return filter.matches(subject) ? metric.descriptor(in: project) : nil
        }
        return ["metricDescriptors": .nonEmpty(page.items), "nextPageToken": page.nextPageToken]
    }
}
