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
        facts.instances = try documents(.instance, known, &used, &facts.later)
        facts.departedInstances = try documents(.departedInstance, known, &used, &facts.later)
        facts.computeProjects = try documents(.computeProject, known, &used, &facts.later)
        facts.featureSettings = try documents(.featureSettings, known, &used, &facts.later)
        facts.patchJobs = try documents(.patchJob, known, &used, &facts.later)
        facts.patchDeployments = try documents(.patchDeployment, known, &used, &facts.later)
        facts.policyAssignments = try documents(.policyAssignment, known, &used, &facts.later)
        facts.policyReports = try documents(.policyReport, known, &used, &facts.later)
        facts.vulnerabilityReports = try documents(.vulnerabilityReport, known, &used, &facts.later)
        facts.subnetworks = try documents(.subnetwork, known, &used, &facts.later)
        facts.routers = try documents(.router, known, &used, &facts.later)
        facts.zones = try documents(.zone, known, &used, &facts.later)
        facts.billingInfos = try documents(.billingInfo, known, &used, &facts.later)
        facts.policyOrchestrators = try documents(.policyOrchestrator, known, &used, &facts.later)
        facts.inventories = try inventories(known, &used, &facts.later)
        facts.patchOutcomes = try patchOutcomes(&facts.later)
        facts.reads = try reads(&facts.later)
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
        _ used: inout DecodedRows,
        _ later: inout LaterFacts
    ) throws -> [StoredFacts.Document<Value>] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT number, project, observed_at, location, vm, id FROM resources WHERE kind = ?
                ORDER BY project, location, vm, id
                """,
            arguments: [kind.rawValue]
        )
        var documents: [StoredFacts.Document<Value>] = []
        while let row = try rows.next() {
            let observedAt = Timestamp(microseconds: row[2])
            guard observedAt <= moment else {
                later.note(row, of: kind, observedAt)
                continue
            }
            let number: Int64 = row[0]
            let value = try known.documents[number] as? Value ?? document(number)
            used.documents[number] = value
            documents.append(
                StoredFacts.Document(
                    project: ProjectReference(row[1] as String),
                    value: Observed(value, at: observedAt)
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

    private func patchOutcomes(_ later: inout LaterFacts) throws -> [PatchOutcomeRow] {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT \(PatchOutcomeRow.columns) FROM patch_outcomes ORDER BY project, job, vm"
        )
        var outcomes: [PatchOutcomeRow] = []
        while let row = try rows.next() {
            let outcome = PatchOutcomeRow(row)
            if outcome.observedAt <= moment { outcomes.append(outcome) } else { later.vms.insert(outcome.vm) }
        }
        return outcomes
    }

    private func reads(_ later: inout LaterFacts) throws -> [StoredFacts.Read] {
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
            if isLater { later.projects.insert(project) }
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

extension LaterFacts {
    /// Takes a row of `number, project, observed_at, location, vm, id`.
    fileprivate mutating func note(_ row: Row, of kind: ResourceKind, _ observedAt: Timestamp) {
        let project = ProjectReference(row[1] as String)
        let vm = InstanceID(column: row[4])
        if kind == .instance {
            instances[vm] = VMMention(project, ZoneName(row[3]), name: InstanceName(row[5]), at: observedAt)
        }
        if kind.isOfOneVM { vms.insert(vm) } else { projects.insert(project) }
    }
}

extension ResourceKind {
    fileprivate var isOfOneVM: Bool {
        switch self {
        case .instance, .departedInstance, .policyReport, .vulnerabilityReport: true
        default: false
        }
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
