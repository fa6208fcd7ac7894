import Collection
import Fleet
import GRDB

/// Writes `history`: the intervals of each VM's timelines.
struct HistoryTable {
    let database: Database

    /// Adds a sighting by the rules of ``Timeline``, but writes only what changes; mostly that is nothing.
    func add(_ sighting: Sighting) throws {
        let key = SQLKey(sighting)
        let interval = sighting.storable
        guard let newest = try intervals(of: key, newestOnly: true).first else { return try insert(interval, key) }
        switch HistoryStep(interval, after: newest, longestGap: sighting.longestGap) {
        case .nothing: return
        case .append:
            try insert(interval, key)
            try end(newest, at: interval.since, key)
        case .extend: try extend(newest, to: interval.seenUntil, key)
        case .rewrite: try rewrite(with: interval, longestGap: sighting.longestGap, key)
        }
    }

    /// Adds a sighting of the past, when the newest sightings of the same thing may not have been written.
    ///
    /// A value that holds until another is seen is not written again when it is seen again, so `newest` is written now:
    /// else what was seen in between would count as what was seen last.
    func addLate(_ sighting: Sighting, newest: [Sighting]) throws {
        let key = SQLKey(sighting)
        let known = try intervals(of: key)
        guard !known.says(sighting.storable, longestGap: sighting.longestGap) else { return }
        for other in newest where other.vm == sighting.vm && other.key == sighting.key {
            try add(other)
            guard let last = try intervals(of: key, newestOnly: true).first else { continue }
            let end = other.interval.seenUntil
            if last.value == other.storable.value, last.seenUntil < end { try extend(last, to: end, key) }
        }
        try add(sighting)
    }

    private func rewrite(with interval: HistoryInterval, longestGap: Duration?, _ key: SQLKey) throws {
        let known = try intervals(of: key)
        guard !known.says(interval, longestGap: longestGap) else { return }
        var timeline = Timeline(known)
        timeline.add(interval, longestGap: longestGap)
        let remove = try database.cachedStatement(
            sql: "DELETE FROM history WHERE vm = ? AND kind = ? AND subject = ? AND since = ?"
        )
        // A changed interval is removed and inserted, which is as good as an update and cannot meet a row in its way.
        for gone in Set(known).subtracting(timeline.intervals) {
            try remove.execute(arguments: key.arguments + [gone.since.microseconds])
        }
        for changed in Set(timeline.intervals).subtracting(known) { try insert(changed, key) }
        for (interval, next) in zip(timeline.intervals, timeline.intervals.dropFirst()) {
            try end(interval, at: next.since, key)
        }
        if let newest = timeline.current { try end(newest, at: nil, key) }
    }

    private func intervals(of key: SQLKey, newestOnly: Bool = false) throws -> [HistoryInterval] {
        let find = try database.cachedStatement(
            sql: """
                SELECT value, since, seen_until FROM history WHERE vm = ? AND kind = ? AND subject = ?
                ORDER BY since \(newestOnly ? "DESC LIMIT 1" : "")
                """
        )
        return try Row.fetchAll(find, arguments: key.arguments).map(HistoryInterval.init)
    }

    private func insert(_ interval: HistoryInterval, _ key: SQLKey) throws {
        try database.cachedStatement(
            sql: "INSERT INTO history (vm, kind, subject, value, seen_until, since) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: key.arguments
                + [interval.value, interval.seenUntil.microseconds, interval.since.microseconds]
        )
    }

    /// Notes when the next interval began, so that what ended long ago need not be looked at again.
    private func end(_ interval: HistoryInterval, at moment: Timestamp?, _ key: SQLKey) throws {
        try database.cachedStatement(
            sql: """
                UPDATE history SET ended_at = ?1
                WHERE vm = ?2 AND kind = ?3 AND subject = ?4 AND since = ?5 AND ended_at IS NOT ?1
                """
        ).execute(arguments: [moment?.microseconds] + key.arguments + [interval.since.microseconds])
    }

    private func extend(_ interval: HistoryInterval, to end: Timestamp, _ key: SQLKey) throws {
        try database.cachedStatement(
            sql: "UPDATE history SET seen_until = ? WHERE vm = ? AND kind = ? AND subject = ? AND since = ?"
        ).execute(arguments: [end.microseconds] + key.arguments + [interval.since.microseconds])
    }
}

/// How a sighting changes a timeline, as far as its newest interval alone tells.
enum HistoryStep: Hashable {
    /// The timeline says it already.
    case nothing
    /// The newest interval lasts until the sighting's end.
    case extend
    /// A new interval follows the newest.
    case append
    /// The sighting reaches into what is known.
    case rewrite

    /// Compares a sighting with the newest interval.
    ///
    /// Without a longest gap a value holds until another is seen, so seeing it again says nothing new.
    init(_ sighting: HistoryInterval, after newest: HistoryInterval, longestGap: Duration?) {
        guard sighting.value == newest.value else {
            self = sighting.since > newest.seenUntil ? .append : .rewrite
            return
        }
        guard sighting.since >= newest.since else {
            self = .rewrite
            return
        }
        guard let longestGap, sighting.seenUntil > newest.seenUntil else {
            self = .nothing
            return
        }
        self = sighting.since - newest.seenUntil <= longestGap ? .extend : .append
    }
}

extension HistoryInterval {
    /// Reads the columns `value, since, seen_until`.
    init(_ row: Row) {
        self.init(
            value: row[0],
            since: Timestamp(microseconds: row[1]),
            seenUntil: Timestamp(microseconds: row[2])
        )
    }
}

extension [HistoryInterval] {
    /// Whether a sighting adds nothing: its value holds from its beginning to its end.
    fileprivate func says(_ sighting: HistoryInterval, longestGap: Duration?) -> Bool {
        guard let index = lastIndex(where: { $0.since <= sighting.since }), self[index].value == sighting.value else {
            return false
        }
        guard longestGap == nil else { return sighting.seenUntil <= self[index].seenUntil }
        return index + 1 == count || sighting.seenUntil < self[index + 1].since
    }
}

extension Sighting {
    fileprivate var storable: HistoryInterval {
        HistoryInterval(value: interval.value.withoutNUL, since: interval.since, seenUntil: interval.seenUntil)
    }
}

/// The first columns of the key of `history`.
private struct SQLKey {
    let arguments: StatementArguments

    init(_ sighting: Sighting) {
        arguments = [sighting.vm.column, sighting.key.kind.rawValue, sighting.key.subject.withoutNUL]
    }
}
