import Fleet
import Foundation
import GRDB

/// Reads the tables as of one moment, inside one transaction.
struct SnapshotReader {
    let database: Database
    let moment: Timestamp
    let historySince: Timestamp
    private let decoder = JSONDecoder()

    init(_ database: Database, at moment: Timestamp, historySince: Timestamp) {
        self.database = database
        self.moment = moment
        self.historySince = historySince
    }

    /// Reads everything, but decodes only what is not `known`; tells what it used, for the next time.
    func facts(_ known: DecodedRows) throws -> (StoredFacts, used: DecodedRows) {
        var facts = StoredFacts()
        var used = DecodedRows()
        facts.links = try links()
        facts.instances = try documents(.instance, known, &used)
        facts.departedInstances = try documents(.departedInstance, known, &used)
        facts.laterInstances = try laterInstances()
        facts.computeProjects = try documents(.computeProject, known, &used)
        facts.featureSettings = try documents(.featureSettings, known, &used)
        facts.patchJobs = try documents(.patchJob, known, &used)
        facts.patchDeployments = try documents(.patchDeployment, known, &used)
        facts.policyAssignments = try documents(.policyAssignment, known, &used)
        facts.policyReports = try documents(.policyReport, known, &used)
        facts.vulnerabilityReports = try documents(.vulnerabilityReport, known, &used)
        facts.subnetworks = try documents(.subnetwork, known, &used)
        facts.routers = try documents(.router, known, &used)
        facts.zones = try documents(.zone, known, &used)
        facts.billingInfos = try documents(.billingInfo, known, &used)
        facts.policyOrchestrators = try documents(.policyOrchestrator, known, &used)
        facts.inventories = try inventories(known, &used)
        facts.patchOutcomes = try patchOutcomes()
        facts.reads = try reads()
        facts.history = try history()
        return (facts, used)
    }

    private func links() throws -> [ProjectNumber: ProjectID] {
        var links: [ProjectNumber: ProjectID] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT number, id FROM projects")
        while let row = try rows.next() {
            if let number = UInt64(row[0] as String) { links[ProjectNumber(number)] = ProjectID(row[1]) }
        }
        return links
    }

    private func documents<Value: Codable & Hashable & Sendable>(
        _ kind: ResourceKind,
        _ known: DecodedRows,
        _ used: inout DecodedRows
    ) throws -> [StoredFacts.Document<Value>] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT number, project, observed_at FROM resources WHERE kind = ? AND observed_at <= ?
                ORDER BY project, location, vm, id
                """,
            arguments: [kind.rawValue, moment.microseconds]
        )
        var documents: [StoredFacts.Document<Value>] = []
        while let row = try rows.next() {
            let number: Int64 = row[0]
            let value = try known.documents[number] as? Value ?? document(number)
            used.documents[number] = value
            documents.append(
                StoredFacts.Document(
                    project: ProjectReference(row[1] as String),
                    value: Observed(value, at: Timestamp(microseconds: row[2]))
                )
            )
        }
        return documents
    }

    private func document<Value: Decodable>(_ number: Int64) throws -> Value {
        let find = try database.cachedStatement(
            sql: "SELECT body, kind, project, location, vm, id FROM resources WHERE number = ?"
        )
        guard let row = try Row.fetchOne(find, arguments: [number]) else { throw UnreadableRow("document \(number)") }
        do {
            return try decoder.decode(Value.self, from: row[0])
        } catch let error as DecodingError {
            let name = [row[1] as String, row[2], row[3], InstanceID(column: row[4]).description, row[5]]
            throw UnreadableRow("\(name.joined(separator: "/")): \(error)")
        }
    }

    private func patchOutcomes() throws -> [PatchOutcomeRow] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(PatchOutcomeRow.columns) FROM patch_outcomes WHERE observed_at <= ? ORDER BY project, job, vm
                """,
            arguments: [moment.microseconds]
        )
        return try Array(rows.map(PatchOutcomeRow.init))
    }

    private func laterInstances() throws -> Set<InstanceID> {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT vm FROM resources WHERE kind = 'instance' AND observed_at > ?",
            arguments: [moment.microseconds]
        )
        return try Set(rows.map { InstanceID(column: $0[0]) })
    }

    private func reads() throws -> [StoredFacts.Read] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT source, zone, last_success, failure, duration_us, last_listing, last_full, project FROM reads
                ORDER BY project, source, zone
                """
        )
        var reads: [StoredFacts.Read] = []
        while let row = try rows.next() {
            guard var read = SourceRead(row) else { continue }
            let isLater = read.lastSuccess.map { $0 > moment } ?? false
            read.lastSuccess = read.lastSuccess.map { min($0, moment) }
            read.lastListing = read.lastListing.map { min($0, moment) }
            read.lastFull = read.lastFull.map { min($0, moment) }
            let project = ProjectReference(row[7] as String)
            reads.append(StoredFacts.Read(project: project, read: read, isLater: isLater))
        }
        return reads
    }

    /// The intervals that reach past ``historySince``, by being seen or by holding until the next was.
    private func history() throws -> [InstanceID: [HistoryKey: Timeline]] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT value, since, seen_until, vm, kind, subject FROM history
                WHERE (ended_at IS NULL OR ended_at > ?2) AND since <= ?1
                """,
            arguments: [moment.microseconds, historySince.microseconds]
        )
        var intervals: [InstanceID: [HistoryKey: [HistoryInterval]]] = [:]
        while let row = try rows.next() {
            guard let kind = HistoryKind(rawValue: row[4]) else { continue }
            var interval = HistoryInterval(row)
            interval.seenUntil = min(interval.seenUntil, moment)
            let key = HistoryKey(kind: kind, subject: row[5])
            intervals[InstanceID(column: row[3]), default: [:]][key, default: []].append(interval)
        }
        return intervals.mapValues { $0.mapValues { Timeline($0.sorted { $0.since < $1.since }) } }
    }
}

/// What was decoded for a snapshot, so that the next one need not do it again; numbers never change their meaning.
struct DecodedRows: Sendable {
    var documents: [Int64: StoredDocument.Value] = [:]
    var sets: [PackageSet.ID: PackageSet] = [:]
}

/// A row that this version of the product cannot have written.
struct UnreadableRow: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = "cannot read \(description)"
    }
}
