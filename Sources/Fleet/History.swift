/// What is remembered over time about a VM.
package enum HistoryKind: String, Hashable, Comparable, Sendable, CaseIterable, Codable {
    /// The Compute Engine status.
    case powerState = "power_state"
    /// Stretches in which the agent kept reporting.
    case contact
    /// The state in the newest patch job that counts.
    case patchState = "patch_state"
    /// The compliance with one policy; the subject is `assignment/policy`.
    case policyState = "policy_state"
    /// Whether metadata enables the agent: `on` or `off`.
    case agentEnabled = "agent_enabled"
    /// The outcome of one check that does not pass; the subject is the check's id. Without subject, which checks apply.
    case finding

    /// Orders by name.
    package static func < (left: HistoryKind, right: HistoryKind) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A stretch of time in which something had one value, as far as we saw.
package struct HistoryInterval: Hashable, Sendable {
    /// The value.
    package var value: String
    /// When it began: the first sighting, or earlier where the source says so.
    package var since: Timestamp
    /// The last sighting.
    package var seenUntil: Timestamp

    /// A stretch from one moment to another.
    package init(value: String, since: Timestamp, seenUntil: Timestamp) {
        self.value = value
        self.since = min(since, seenUntil)
        self.seenUntil = seenUntil
    }
}

/// One thing's intervals in order, without overlaps.
package struct Timeline: Hashable, Sendable {
    /// The intervals, oldest first.
    package private(set) var intervals: [HistoryInterval]

    /// Takes intervals that are in order and do not overlap.
    package init(_ intervals: [HistoryInterval] = []) {
        self.intervals = intervals
    }

    /// Adds a sighting.
    ///
    /// Where two values claim the same time, the one that was seen later wins. Neighbours of one value become one, if
    /// the gap between them is no longer than `longestGap`; `nil` means that a value holds until another is seen.
    package mutating func add(_ sighting: HistoryInterval, longestGap: Duration? = nil) {
        var pieces = intervals.flatMap { interval -> [HistoryInterval] in
            guard interval.value != sighting.value, interval.seenUntil <= sighting.seenUntil else { return [interval] }
            return interval.cut(by: sighting)
        }
        let rivals = pieces.filter { $0.value != sighting.value }
        pieces += rivals.reduce([sighting]) { left, rival in left.flatMap { $0.cut(by: rival) } }
        pieces.sort { ($0.since, $0.seenUntil) < ($1.since, $1.seenUntil) }
        intervals = pieces.reduce(into: []) { merged, piece in
            guard let last = merged.last, last.value == piece.value,
                longestGap.map({ piece.since - last.seenUntil <= $0 }) ?? true
            else {
                merged.append(piece)
                return
            }
            merged[merged.count - 1].seenUntil = max(last.seenUntil, piece.seenUntil)
        }
    }

    /// The interval that holds now: the newest one.
    package var current: HistoryInterval? { intervals.last }
}

extension HistoryInterval {
    /// What is left of the interval when another takes its time: nothing, one piece or two.
    fileprivate func cut(by other: HistoryInterval) -> [HistoryInterval] {
        guard since <= other.seenUntil, other.since <= seenUntil else { return [self] }
        let step = Duration.microseconds(1)
        var pieces: [HistoryInterval] = []
        if since < other.since {
            pieces.append(HistoryInterval(value: value, since: since, seenUntil: other.since - step))
        }
        if seenUntil > other.seenUntil {
            pieces.append(HistoryInterval(value: value, since: other.seenUntil + step, seenUntil: seenUntil))
        }
        return pieces
    }
}
