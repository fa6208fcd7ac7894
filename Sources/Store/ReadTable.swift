import Fleet
import GRDB

/// Writes `reads`: how reading each source went.
struct ReadTable {
    let database: Database

    /// Remembers a read, unless it is an older success than is known; a failure keeps the newest success.
    func record(_ read: SourceRead, of project: ProjectReference) throws {
        let find = try database.cachedStatement(
            sql: """
                SELECT source, zone, last_success, failure, duration_us, last_listing, last_full FROM reads
                WHERE project = ? AND source = ? AND zone = ?
                """
        )
        let key: StatementArguments = [
            project.description.withoutNUL, read.source.rawValue, read.zone?.text.withoutNUL ?? "",
        ]
        guard let known = try Row.fetchOne(find, arguments: key).flatMap(SourceRead.init) else {
            try database.cachedStatement(
                sql: """
                    INSERT INTO reads (last_success, last_listing, last_full, failure, duration_us, project, source, zone)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: read.values + key)
            return
        }
        var merged = read
        merged.lastFull = [known.lastFull, read.lastFull].compactMap(\.self).max()
        merged.lastListing = [known.lastListing, read.lastListing].compactMap(\.self).max()
        if let last = known.lastSuccess, read.lastSuccess.map({ $0 < last }) ?? true {
            merged.lastSuccess = last
            if read.failure == nil {
                merged.failure = known.failure
                merged.duration = known.duration
            }
        }
        guard merged != known else { return }
        try database.cachedStatement(
            sql: """
                UPDATE reads SET last_success = ?, last_listing = ?, last_full = ?, failure = ?, duration_us = ?
                WHERE project = ? AND source = ? AND zone = ?
                """
        ).execute(arguments: merged.values + key)
    }
}

extension SourceRead {
    /// Reads the columns `source, zone, last_success, failure, duration_us, last_listing, last_full`; `nil` for a source that is not known.
    init?(_ row: Row) {
        guard let source = Source(rawValue: row[0]) else { return nil }
        let zone: String = row[1]
        self.init(source: source, zone: zone.isEmpty ? nil : ZoneName(zone))
        lastSuccess = (row[2] as Int64?).map(Timestamp.init(microseconds:))
        failure = row[3]
        duration = (row[4] as Int64?).map { .microseconds($0) }
        lastListing = (row[5] as Int64?).map(Timestamp.init(microseconds:))
        lastFull = (row[6] as Int64?).map(Timestamp.init(microseconds:))
    }

    fileprivate var values: StatementArguments {
        [
            lastSuccess?.microseconds, lastListing?.microseconds, lastFull?.microseconds,
            failure?.withoutNUL.bounded(to: 200),
            duration.map { max(0, $0.wholeMicroseconds) },
        ]
    }
}
