import Fleet

/// What `timeSeries.list` is asked for.
struct TimeSeriesQuery {
    /// Pages hold at most so many points.
    private static let mostPoints = 100_000
    /// Metrics are kept for six weeks.
    private static let retention = Duration.seconds(42 * 86_400)

    private let moment: FleetMoment
    private let project: SimulatedProject
    private let filter: ListFilter
    private let metric: MonitoredMetric
    /// The interval, without its beginning and with its end.
    private let interval: (after: Timestamp, through: Timestamp)
    private let grid: MonitoredSeries.Grid
    private let isHeadersOnly: Bool
    private let pageSize: Int
    private let start: Place?

    /// Where a page begins: at a series, and in it at the point that ends at a moment.
    private struct Place {
        let series: Int
        let through: Timestamp

        init(series: Int, through: Timestamp) {
            self.series = series
            self.through = through
        }

        init?(token: String) {
            let parts = token.split(separator: "_")
            guard
                parts.count == 3, parts[0] == "sim", let series = Int(parts[1], radix: 36), series >= 0,
                let through = Int64(parts[2], radix: 36)
            else { return nil }
            self.init(series: series, through: Timestamp(microseconds: through))
        }

        var token: String { "sim_\(String(series, radix: 36))_\(String(through.microseconds, radix: 36))" }
    }

    /// Reads a query.
    init(_ call: APICall) throws(APIError) {
        moment = call.moment
        project = try call.project()
        let text = call.request.parameter("filter") ?? ""
        filter = try ListFilter(text, aliases: ["label": "labels"])
        metric = try Self.metric(of: filter, text: text)
        guard let end = try Self.time("interval.endTime", in: call) else {
            throw .invalidArgument("Field interval.end_time had an invalid value: it must be set.")
        }
        let begin = try Self.time("interval.startTime", in: call) ?? end - .seconds(60)
        guard begin <= end else {
            throw .invalidArgument("Field interval.start_time had an invalid value: it must not be after the end time.")
        }
        interval = (max(begin, call.now - Self.retention), min(end, call.now))
        grid = try Self.grid(of: call, end: end)
        isHeadersOnly = ["HEADERS", "1"].contains(call.request.parameter("view"))
        let size = try call.integer("pageSize") ?? 0
        guard size >= 0 else { throw .invalidArgument("Field page_size had an invalid value of \"\(size)\".") }
        pageSize = size == 0 ? Self.mostPoints : min(size, Self.mostPoints)
        start = try Self.place(call.request.parameter("pageToken"))
    }

    private static func metric(of filter: ListFilter, text: String) throws(APIError) -> MonitoredMetric {
        let types = filter.texts(requiredAt: "metric.type") ?? []
        guard types.count == 1, let type = types.first else {
            throw .invalidArgument(
                "Field filter had an invalid value of \"\(text.prefix(200))\": it must name exactly one metric.type."
            )
        }
        guard let metric = MonitoredMetric(rawValue: type) else {
            throw APIError(404, "NOT_FOUND", "Cannot find metric(s) that match type = \"\(type.prefix(200))\".")
        }
        return metric
    }

    private static func time(_ name: String, in call: APICall) throws(APIError) -> Timestamp? {
        guard let text = call.request.parameter(name) else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            throw .invalidArgument("Invalid value at '\(name)' (TYPE_TIMESTAMP), \"\(text.prefix(100))\"")
        }
        return time
    }

    private static func place(_ token: String?) throws(APIError) -> Place? {
        guard let token else { return nil }
        guard let place = Place(token: token) else {
            throw .invalidArgument("Field page_token had an invalid value of \"\(token.prefix(100))\".")
        }
        return place
    }
}

// Alignment.
extension TimeSeriesQuery {
    /// Where points are: each full minute or, aligned, a period apart from the end of the interval back.
    ///
    /// What cannot be had by choosing moments, such as rates and sums over VMs, is refused rather than answered wrongly.
    private static func grid(of call: APICall, end: Timestamp) throws(APIError) -> MonitoredSeries.Grid {
        let reducer = call.request.parameter("aggregation.crossSeriesReducer") ?? "REDUCE_NONE"
        guard ["REDUCE_NONE", "0"].contains(reducer) else {
            throw .invalidArgument("Field aggregation.crossSeriesReducer: \(reducer.prefix(50)) is not simulated.")
        }
        let period = try alignmentPeriod(call.request.parameter("aggregation.alignmentPeriod") ?? "60s")
        let aligner = call.request.parameter("aggregation.perSeriesAligner") ?? "ALIGN_NONE"
        if ["ALIGN_NONE", "0"].contains(aligner) {
            return MonitoredSeries.Grid(anchor: Timestamp(seconds: 0), period: .seconds(60))
        }
        let exact = ["ALIGN_DELTA", "ALIGN_NEXT_OLDER"]
        // All of these come to the same where a period holds one point.
        let single = ["ALIGN_MEAN", "ALIGN_MIN", "ALIGN_MAX", "ALIGN_SUM"]
        guard exact.contains(aligner) || period == .seconds(60) && single.contains(aligner) else {
            throw .invalidArgument("Field aggregation.perSeriesAligner: \(aligner.prefix(50)) is not simulated.")
        }
        return MonitoredSeries.Grid(anchor: end, period: period)
    }

    private static func alignmentPeriod(_ text: String) throws(APIError) -> Duration {
        guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), (60...90_000).contains(seconds) else {
            throw .invalidArgument("Field aggregation.alignmentPeriod had an invalid value of \"\(text.prefix(50))\".")
        }
        return .seconds(Int(seconds))
    }
}

// The answer.
extension TimeSeriesQuery {
    /// A page of series, each with its points; a series that does not fit goes on in the next page.
    func answer() -> JSONValue {
        var pages: [JSONValue] = []
        var room = pageSize
        var next: Place?
        for index in candidates where index >= start?.series ?? 0 {
            guard let series = series(at: index), filter.matches(series.header) else { continue }
            let through = start.flatMap { $0.series == index ? $0.through : nil }
            // A token may be anybody's.
            let limit = min(max(through ?? interval.through, interval.after), interval.through)
            let points = series.points(after: interval.after, through: limit, on: grid)
            guard let newest = points.first else { continue }
            guard room > 0 else {
                next = Place(series: index, through: newest.end)
                break
            }
            pages.append(json(of: series, points: isHeadersOnly ? [] : points.prefix(room)))
            if !isHeadersOnly, points.count > room {
                next = Place(series: index, through: points[room].end)
                break
            }
            room -= isHeadersOnly ? 1 : points.count
        }
        return [
            "timeSeries": .nonEmpty(pages), "nextPageToken": .optional(next?.token),
            "unit": pages.isEmpty ? .absent : .text(metric.unit),
        ]
    }

    /// Numbers of series that stay theirs: places of VMs or, for patch jobs, places of jobs times states.
    private var candidates: Range<Int> {
        metric == .patchState ? 0..<moment.fleet.runs.count * PatchState.allCases.count : project.machines
    }

    /// The series of a number; `nil` when it has no points in the interval for certain.
    private func series(at index: Int) -> MonitoredSeries? {
        let fleet = moment.fleet
        guard metric == .patchState else {
            let machine = fleet.machines[index]
            guard machine.createdAt <= interval.through else { return nil }
            return MonitoredSeries(fleet: fleet, metric: metric, subject: .machine(machine))
        }
        let states = PatchState.allCases
        let run = fleet.runs[index / states.count]
        guard run.project == project.index, run.createTime <= interval.through else { return nil }
        if let endTime = run.endTime, endTime + MonitoredSeries.afterglow <= interval.after { return nil }
        return MonitoredSeries(fleet: fleet, metric: metric, subject: .state(states[index % states.count], of: run))
    }

    private func json(of series: MonitoredSeries, points: ArraySlice<MonitoredSeries.Point>) -> JSONValue {
        let header = series.header
        return [
            "metric": header["metric"] ?? .absent,
            "resource": header["resource"] ?? .absent,
            "metricKind": metric.kind,
            "valueType": metric.valueType,
            "points": .nonEmpty(points.map { json(of: $0) }),
        ]
    }

    private func json(of point: MonitoredSeries.Point) -> JSONValue {
        [
            "interval": ["startTime": .text(point.start.rfc3339), "endTime": .text(point.end.rfc3339)],
            // Unlike other int64 fields, the value is written when it is zero: it is a choice that was made.
            "value": metric.isDouble
                ? ["doubleValue": .real(point.value)] : ["int64Value": .text(String(Int(point.value)))],
        ]
    }
}
