import Testing

/// What a store remembers of its VMs' past.
struct StoredHistory {
    private struct Interval: Hashable {
        let value: String
        let since: Int
        let seenUntil: Int
        let endedAt: Int?
    }

    let integrity: String
    /// The ids of the VMs that are known.
    let machines: Set<String>
    private let timelines: [String: [Interval]]

    init(_ store: String) async throws {
        let rows = try await StoreRows(
            store,
            "PRAGMA integrity_check",
            """
            SELECT vm || ' ' || kind || ' ' || subject, value, since, seen_until, coalesce(ended_at, '') FROM history
            ORDER BY vm, kind, subject, since
            """,
            "SELECT DISTINCT vm FROM resources WHERE kind = 'instance'"
        ).results
        integrity = rows[0].list.flatMap(\.list).map(\.text).joined(separator: "; ")
        machines = Set(rows[2].list.flatMap(\.list).map(\.text))
        timelines = try Dictionary(grouping: rows[1].list) { $0.list[0].text }.mapValues { rows in
            try rows.map { row in
                let since = try #require(Int(row.list[2].text))
                let seenUntil = try #require(Int(row.list[3].text))
                return Interval(
                    value: row.list[1].text,
                    since: since,
                    seenUntil: seenUntil,
                    endedAt: Int(row.list[4].text)
                )
            }
        }
    }

    /// Intervals that reach into the next one, or end elsewhere than the next one begins.
    var overlaps: [String] {
        timelines.flatMap { key, intervals in
            let nexts = intervals.dropFirst().map(Optional.some) + [nil]
            return zip(intervals, nexts).compactMap { interval, next -> String? in
                let isWhole = interval.since <= interval.seenUntil && interval.seenUntil < next?.since ?? .max
                return isWhole && interval.endedAt == next?.since ? nil : "\(key): \(interval), then \(next as Any)"
            }
        }
    }

    /// What this history says and a later one no longer does.
    ///
    /// Of two values that the service dates alike, such as a VM that is made and one that runs, the later one stands.
    func losses(in later: StoredHistory) -> [String] {
        timelines.flatMap { key, intervals in
            let others = later.timelines[key, default: []]
            return intervals.compactMap { interval -> String? in
                let isMoment = interval.since == interval.seenUntil
                let isKept = others.contains {
                    $0.since <= interval.since && $0.seenUntil >= interval.seenUntil
                        && ($0.value == interval.value || isMoment)
                }
                return isKept ? nil : "\(key): \(interval), now \(others)"
            }
        }
    }
}
