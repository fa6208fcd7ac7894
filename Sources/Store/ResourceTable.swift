import Collection
import Fleet
import Foundation
import GRDB

/// What became of a fact.
enum Outcome: Hashable {
    /// There was none before.
    case new
    /// It took the place of an older one.
    case newer
    /// One of a later moment is known, so only the history may learn from it.
    case older
    /// It is known already, or a better one of its moment is; nothing was written.
    case unchanged
}

/// Writes `resources`: the newest document of each kind and name.
struct ResourceTable {
    let database: Database
    let encoder: JSONEncoder
    /// Documents that were decoded before, by number: to compare with one of them costs less than to encode another.
    let decoded: [Int64: StoredDocument.Value]

    /// Takes a document, unless a newer one is known.
    ///
    /// Of two of one moment, the one that was read later wins, then the one that its source dates later, and then the
    /// greater text, so that the order of arrival never matters.
    func put(_ document: StoredDocument, _ times: DocumentTimes) throws -> Outcome {
        if document.kind == .instance, try !departNamesakes(of: document, olderThan: times) {
            return try put(document.departed, times) == .unchanged ? .unchanged : .older
        }
        guard let (number, known) = try find(document) else {
            try insert(document, document.body(encoder), times)
            return .new
        }
        guard known <= times else {
            try note(readAt: times.readAt, of: number, known)
            return times.observedAt < known.observedAt ? .older : .unchanged
        }
        if let value = decoded[number], document.isSame(as: value) {
            return try touch(number, known, times)
        }
        let body = try document.body(encoder)
        let knownBody = try self.body(number)
        guard body != knownBody else { return try touch(number, known, times) }
        guard known < times || knownBody < body else { return .unchanged }
        try remove(number)
        try insert(document, body, times)
        return .newer
    }

    /// The document that is kept under the name of this one, and its moment.
    func known(like document: StoredDocument) throws -> (body: String, observedAt: Timestamp)? {
        try find(document).map { (try body($0.number), $0.times.observedAt) }
    }

    private func find(_ document: StoredDocument) throws -> (number: Int64, times: DocumentTimes)? {
        let find = try database.cachedStatement(
            sql: """
                SELECT number, observed_at, source_time, read_at FROM resources
                WHERE kind = ? AND project = ? AND location = ? AND vm = ? AND id = ?
                """
        )
        return try Row.fetchOne(find, arguments: document.key).map { ($0[0], DocumentTimes($0)) }
    }

    /// Lets older instances depart that have the name or the id of this one, which was recreated or renamed; `false`
    /// when one of them is newer.
    private func departNamesakes(of document: StoredDocument, olderThan times: DocumentTimes) throws -> Bool {
        let find = try database.cachedStatement(
            sql: """
                SELECT number, observed_at, source_time, read_at FROM resources
                WHERE kind = 'instance' AND project = ?1 AND location = ?2 AND vm = ?3 AND id <> ?4
                UNION ALL
                SELECT number, observed_at, source_time, read_at FROM resources INDEXED BY instances_by_name
                WHERE kind = 'instance' AND project = ?1 AND location = ?2 AND id = ?4 AND vm <> ?3
                """
        )
        let others = try Row.fetchAll(
            find,
            arguments: [document.project, document.location, document.vm, document.id]
        )
        guard !others.isEmpty else { return true }
        let body = try document.body(encoder)
        for other in others {
            let known = DocumentTimes(other)
            let isOlder = try known < times || known == times && self.body(other[0]) < body
            guard isOlder else { return false }
        }
        for other in others { try depart(other[0], DocumentTimes(other)) }
        return true
    }

    /// Keeps an instance as one that is gone, unless something newer is known of it as such.
    func depart(_ number: Int64, _ times: DocumentTimes) throws {
        let find = try database.cachedStatement(
            sql: """
                SELECT gone.number, gone.observed_at, gone.source_time, gone.read_at FROM resources AS own
                JOIN resources AS gone ON gone.kind = 'departed_instance' AND gone.project = own.project
                    AND gone.location = own.location AND gone.vm = own.vm AND gone.id = own.id
                WHERE own.number = ?
                """
        )
        if let gone = try Row.fetchOne(find, arguments: [number]) {
            guard DocumentTimes(gone) < times else { return try remove(number) }
            try remove(gone[0])
        }
        try database.cachedStatement(sql: "UPDATE resources SET kind = 'departed_instance' WHERE number = ?")
            .execute(arguments: [number])
    }

    private func body(_ number: Int64) throws -> String {
        let find = try database.cachedStatement(sql: "SELECT body FROM resources WHERE number = ?")
        return try String.fetchOne(find, arguments: [number]) ?? ""
    }

    private func insert(_ document: StoredDocument, _ body: String, _ times: DocumentTimes) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO resources (kind, project, location, vm, id, observed_at, source_time, read_at, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: document.key + times.columns + [body])
    }

    private func touch(_ number: Int64, _ known: DocumentTimes, _ times: DocumentTimes) throws -> Outcome {
        guard known != times else { return .unchanged }
        try database.cachedStatement(
            sql: "UPDATE resources SET observed_at = ?, source_time = ?, read_at = ? WHERE number = ?"
        ).execute(arguments: times.columns + [number])
        return .newer
    }

    /// Notes that a document was read again, if only in an older state: what is still listed still exists.
    private func note(readAt: Timestamp, of number: Int64, _ known: DocumentTimes) throws {
        guard known.readAt < readAt else { return }
        try database.cachedStatement(sql: "UPDATE resources SET read_at = ? WHERE number = ?")
            .execute(arguments: [readAt.microseconds, number])
    }

    func remove(_ number: Int64) throws {
        try database.cachedStatement(sql: "DELETE FROM resources WHERE number = ?").execute(arguments: [number])
    }
}

/// The times of a document, ordered by how much it is to be believed.
struct DocumentTimes: Comparable {
    let observedAt: Timestamp
    let sourceTime: Timestamp?
    let readAt: Timestamp

    init(_ fact: Fact) {
        observedAt = fact.observedAt
        sourceTime = fact.sourceTime
        readAt = fact.readAt
    }

    /// Reads the columns `…, observed_at, source_time, read_at`.
    init(_ row: Row) {
        observedAt = Timestamp(microseconds: row[1])
        sourceTime = (row[2] as Int64?).map(Timestamp.init(microseconds:))
        readAt = Timestamp(microseconds: row[3])
    }

    fileprivate var columns: StatementArguments {
        [observedAt.microseconds, sourceTime?.microseconds, readAt.microseconds]
    }

    static func < (left: DocumentTimes, right: DocumentTimes) -> Bool {
        (left.observedAt, left.readAt, left.sourceTime ?? .distantPast)
            < (right.observedAt, right.readAt, right.sourceTime ?? .distantPast)
    }
}

extension StoredDocument {
    fileprivate var key: StatementArguments { [kind.rawValue, project, location, vm, id] }
}
