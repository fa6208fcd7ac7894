import Fleet
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

    /// Takes a document, unless a newer one is known.
    ///
    /// Of two of one moment, the one that its source dates later wins, and then the greater text, so that the order of
    /// arrival never matters.
    func put(_ document: StoredDocument, sourceTime: Timestamp?, observedAt: Timestamp) throws -> Outcome {
        let edition = Edition(observedAt: observedAt, sourceTime: sourceTime, body: document.body)
        if document.kind == .instance, try !removeNamesakes(of: document, olderThan: edition) { return .older }
        let find = try database.cachedStatement(
            sql: """
                SELECT observed_at, source_time, body FROM resources
                WHERE kind = ? AND project = ? AND location = ? AND vm = ? AND id = ?
                """)
        let key = document.key
        guard let row = try Row.fetchOne(find, arguments: key) else {
            try database.cachedStatement(
                sql: """
                    INSERT INTO resources (kind, project, location, vm, id, observed_at, source_time, body)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: key + edition.columns)
            return .new
        }
        let known = Edition(row)
        guard known < edition else { return observedAt < known.observedAt ? .older : .unchanged }
        try database.cachedStatement(
            sql: """
                UPDATE resources SET observed_at = ?, source_time = ?, body = ?
                WHERE kind = ? AND project = ? AND location = ? AND vm = ? AND id = ?
                """
        ).execute(arguments: edition.columns + key)
        return .newer
    }

    /// The document that is kept under the name of this one, and its moment.
    func known(like document: StoredDocument) throws -> (body: String, observedAt: Timestamp)? {
        let find = try database.cachedStatement(
            sql: """
                SELECT body, observed_at FROM resources
                WHERE kind = ? AND project = ? AND location = ? AND vm = ? AND id = ?
                """)
        return try Row.fetchOne(find, arguments: document.key).map { ($0[0], Timestamp(microseconds: $0[1])) }
    }

    /// Removes older instances that have the name or the id of this one, which was recreated or renamed; `false` when one
    /// of them is newer.
    private func removeNamesakes(of document: StoredDocument, olderThan edition: Edition) throws -> Bool {
        let find = try database.cachedStatement(
            sql: """
                SELECT observed_at, source_time, body, vm, id FROM resources
                WHERE kind = 'instance' AND project = ?1 AND location = ?2 AND vm = ?3 AND id <> ?4
                UNION ALL
                SELECT observed_at, source_time, body, vm, id FROM resources INDEXED BY instances_by_name
                WHERE kind = 'instance' AND project = ?1 AND location = ?2 AND id = ?4 AND vm <> ?3
                """)
        let others = try Row.fetchAll(
            find, arguments: [document.project, document.location, document.vm, document.id])
        guard others.allSatisfy({ Edition($0) < edition }) else { return false }
        for other in others {
            try database.cachedStatement(
                sql: "DELETE FROM resources WHERE kind = 'instance' AND project = ? AND location = ? AND vm = ? AND id = ?"
            ).execute(arguments: [document.project, document.location, other[3] as Int64, other[4] as String])
        }
        return true
    }
}

extension StoredDocument {
    fileprivate var key: StatementArguments { [kind.rawValue, project, location, vm, id] }
}

/// One version of a document, ordered by how much it is to be believed.
private struct Edition: Comparable {
    let observedAt: Timestamp
    let sourceTime: Timestamp?
    let body: String

    init(observedAt: Timestamp, sourceTime: Timestamp?, body: String) {
        self.observedAt = observedAt
        self.sourceTime = sourceTime
        self.body = body
    }

    init(_ row: Row) {
        observedAt = Timestamp(microseconds: row[0])
        sourceTime = (row[1] as Int64?).map(Timestamp.init(microseconds:))
        body = row[2]
    }

    var columns: StatementArguments { [observedAt.microseconds, sourceTime?.microseconds, body] }

    static func < (left: Edition, right: Edition) -> Bool {
        (left.observedAt, left.sourceTime ?? .distantPast, left.body)
            < (right.observedAt, right.sourceTime ?? .distantPast, right.body)
    }
}
