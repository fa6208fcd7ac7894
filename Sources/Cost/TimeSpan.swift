import Fleet

/// Time from `start` up to but without `end`, in microseconds since the epoch.
struct TimeSpan: Hashable, Sendable {
    var start: Int64
    var end: Int64

    var isEmpty: Bool { start >= end }

    /// Microseconds; 0 when empty.
    var length: Int128 { isEmpty ? 0 : Int128(end) - Int128(start) }

    func clipped(to other: TimeSpan) -> TimeSpan {
        TimeSpan(start: max(start, other.start), end: min(end, other.end))
    }
}

/// Stretches of time in order, neither touching nor overlapping, none of them empty.
struct TimeSpans: Hashable, Sendable {
    private(set) var spans: [TimeSpan] = []

    /// Nothing.
    init() {}

    /// One stretch, or nothing where it is empty.
    init(_ span: TimeSpan) {
        append(span)
    }

    /// Puts stretches together that may overlap and come in any order.
    init(union spans: [TimeSpan]) {
        for span in spans.sorted(by: { $0.start < $1.start }) { append(span) }
    }

    var isEmpty: Bool { spans.isEmpty }

    /// Whether the last stretch ends no earlier than a moment.
    func reaches(_ moment: Int64) -> Bool { spans.last.map { $0.end >= moment } ?? false }

    /// Adds a stretch that begins no earlier than the last one; what is already covered adds nothing.
    mutating func append(_ span: TimeSpan) {
        guard !span.isEmpty else { return }
        guard let last = spans.last, span.start <= last.end else {
            spans.append(span)
            return
        }
        spans[spans.count - 1].end = max(last.end, span.end)
    }

    /// The time that lies in both.
    func intersection(_ other: TimeSpans) -> TimeSpans {
        var both = TimeSpans()
        var left = 0
        var right = 0
        while left < spans.count, right < other.spans.count {
            both.append(spans[left].clipped(to: other.spans[right]))
            if spans[left].end < other.spans[right].end { left += 1 } else { right += 1 }
        }
        return both
    }
}

extension TimeSpans {
    /// When a timeline had a value that `matches`: a value holds until another is seen.
    ///
    /// Before the first interval nothing is known, unless `reachesBack`: then its value held before it, too.
    init(
        of intervals: [HistoryInterval],
        within window: TimeSpan,
        reachesBack: Bool = false,
        matches: (String) -> Bool
    ) {
        for (index, interval) in intervals.enumerated() where matches(interval.value) {
            let since = index == 0 && reachesBack ? window.start : interval.since.microseconds
            let next = index + 1 < intervals.count ? intervals[index + 1].since.microseconds : window.end
            append(TimeSpan(start: since, end: next).clipped(to: window))
        }
    }
}
