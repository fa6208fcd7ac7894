import Collection
import Fleet
import GRDB

/// Writes `history`: the intervals of each VM's timelines.
struct HistoryTable {
    let database: Database

    /// Adds a sighting by the rules of ``Timeline``, but writes only what changes; mostly that is nothing.
    func add(_ sighting: Sighting) throws {
        let key = SQLKey(sighting)
        var interval = sighting.interval
        interval.value = interval.value.withoutNUL
        let find = try database.cachedStatement(
            sql: """
                SELECT value, since, seen_until FROM history WHERE vm = ? AND kind = ? AND subject = ?
                ORDER BY since DESC LIMIT 1
                """)
        guard let newest = try Row.fetchOne(find, arguments: key.arguments).map(HistoryInterval.init) else {
            return try insert(interval, key)
        }
        switch HistoryStep(interval, after: newest, longestGap: sighting.longestGap) {
        case .nothing: return
        case .append: try insert(interval, key)
        case .extend:
            try write(HistoryInterval(value: newest.value, since: newest.since, seenUntil: interval.seenUntil), key)
        case .rewrite: try rewrite(with: interval, longestGap: sighting.longestGap, key)
        }
    }

    private func rewrite(with interval: HistoryInterval, longestGap: Duration?, _ key: SQLKey) throws {
        let find = try database.cachedStatement(
            sql: """
                SELECT value, since, seen_until FROM history WHERE vm = ? AND kind = ? AND subject = ? ORDER BY since
                """)
        let known = try Row.fetchAll(find, arguments: key.arguments).map(HistoryInterval.init)
        var timeline = Timeline(known)
        timeline.add(interval, longestGap: longestGap)
        let before = Set(known)
        let after = Set(timeline.intervals)
        let remove = try database.cachedStatement(
            sql: "DELETE FROM history WHERE vm = ? AND kind = ? AND subject = ? AND since = ?")
        let starts = Set(timeline.intervals.map(\.since))
        for gone in known where !starts.contains(gone.since) {
            try remove.execute(arguments: key.arguments + [gone.since.microseconds])
        }
        for changed in timeline.intervals where after.subtracting(before).contains(changed) {
            if known.contains(where: { $0.since == changed.since }) {
                try write(changed, key)
            } else {
                try insert(changed, key)
            }
        }
    }

    private func insert(_ interval: HistoryInterval, _ key: SQLKey) throws {
        try database.cachedStatement(
            sql: "INSERT INTO history (vm, kind, subject, value, seen_until, since) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: key.arguments
                + [interval.value, interval.seenUntil.microseconds, interval.since.microseconds])
    }

    private func write(_ interval: HistoryInterval, _ key: SQLKey) throws {
        try database.cachedStatement(
            sql: """
                UPDATE history SET value = ?, seen_until = ? WHERE vm = ? AND kind = ? AND subject = ? AND since = ?
                """
        ).execute(
            arguments: [interval.value, interval.seenUntil.microseconds] + key.arguments
                + [interval.since.microseconds])
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
            value: row[0], since: Timestamp(microseconds: row[1]), seenUntil: Timestamp(microseconds: row[2]))
    }
}

/// The first columns of the key of `history`.
private struct SQLKey {
    let arguments: StatementArguments

    init(_ sighting: Sighting) {
        arguments = [sighting.vm.column, sighting.key.kind.rawValue, sighting.key.subject.withoutNUL]
    }
}
