import Collection
import Fleet
import Foundation
import GRDB

/// Writes facts into the tables; lives as long as one transaction.
final class TransactionWriter: FactWriter {
    private let database: Database
    private let encoder: JSONEncoder
    private let decoder = JSONDecoder()
    private let resources: ResourceTable
    private let inventories: InventoryTable
    private let patchOutcomes: PatchOutcomeTable
    private let history: HistoryTable
    private let projects: ProjectTable
    private let reads: ReadTable
    private var knownJobs: [PatchJobID: PatchJob?] = [:]
    private var replacedSets: Set<Int64> = []
    /// What is remembered of packages, which the owner keeps once the transaction is kept.
    private(set) var catalog: PackageCatalog

    init(_ database: Database, catalog: PackageCatalog, decoded: [Int64: StoredDocument.Value]) {
        self.database = database
        self.catalog = catalog
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        resources = ResourceTable(database: database, encoder: encoder, decoded: decoded)
        inventories = InventoryTable(database: database)
        patchOutcomes = PatchOutcomeTable(database: database)
        history = HistoryTable(database: database)
        projects = ProjectTable(database: database)
        reads = ReadTable(database: database)
    }

    func put(_ fact: Fact) throws {
        switch fact.resource {
        case .inventory(let inventory):
            try put(inventory, observedAt: fact.observedAt)
        case .patchJobInstanceDetails(let details):
            guard let job = fact.patchJob else { return }
            try put(details, of: job, observedAt: fact.observedAt, readAt: fact.readAt)
        case let resource:
            guard let document = StoredDocument(resource) else { return }
            let times = DocumentTimes(fact)
            let outcome = try resources.put(document, times)
            guard outcome != .unchanged else { return }
            try remember(document, resource, observedAt: fact.observedAt, outcome)
        }
    }

    func link(_ number: ProjectNumber, to id: ProjectID) throws {
        try projects.link(number, to: id)
    }

    func record(_ read: SourceRead, of project: ProjectReference) throws {
        try reads.record(read, of: project)
    }

    func add(_ sighting: Sighting) throws {
        try history.add(sighting)
    }

    func retire(_ source: Source, of project: ProjectReference, zone: ZoneName?, notReadSince start: Timestamp) throws {
        let names = try projects.names(of: project)
        for vm in try resources.retire(source, of: names, zone: zone, notReadSince: start) {
            // What was listed no longer was gone by then, whenever that happened.
            let gone = HistoryInterval(value: Self.goneState, since: start, seenUntil: start)
            try history.add(Sighting(vm: vm, key: HistoryKey(kind: .powerState), interval: gone))
        }
    }

    /// The power state of a VM that no longer exists.
    private static let goneState = "DELETED"

    func markComplete(_ job: PatchJobID) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO complete_jobs (id) VALUES (?)")
            .execute(arguments: [job.text.withoutNUL])
    }

    func hasOutcome(of vm: InstanceID, in job: PatchJobID) throws -> Bool {
        let find = try database.cachedStatement(sql: "SELECT count(*) FROM patch_outcomes WHERE vm = ? AND job = ?")
        return try (Int.fetchOne(find, arguments: [vm.column, job.text.withoutNUL]) ?? 0) > 0
    }

    func isComplete(_ job: PatchJobID) throws -> Bool {
        let find = try database.cachedStatement(sql: "SELECT count(*) FROM complete_jobs WHERE id = ?")
        return try Int.fetchOne(find, arguments: [job.text.withoutNUL]) == 1
    }

    func patchJobs(of project: ProjectReference) throws -> [PatchJobID] {
        let names = try projects.names(of: project)
        let find = try database.cachedStatement(
            sql: """
                SELECT id, max(json_extract(body, '$.createTime')) FROM resources
                WHERE kind = 'patch_job' AND project IN (?, ?)
                GROUP BY id ORDER BY 2 DESC, 1 DESC
                """
        )
        let arguments: StatementArguments = [names[0], names.last]
        return try String.fetchAll(find, arguments: arguments).map { PatchJobID($0) }
    }

    /// Tidies up after the last fact, before the transaction ends.
    func finish() throws {
        try catalog.removeUnused(replacedSets, in: database)
    }

    private func put(_ inventory: Inventory, observedAt: Timestamp) throws {
        let known = try inventories.row(of: inventory.instance)
        let software = try inventory.items.map { items in
            InventoryRow.Software(
                set: try catalog.set(of: items, in: database, encoder: encoder),
                time: inventory.updateTime,
                observedAt: observedAt
            )
        }
        let row = InventoryRow(inventory, software: software, observedAt: observedAt)
        let merged = known.map(row.merged(with:)) ?? row
        replacedSets.formUnion(
            [software?.set, known?.software?.set].compactMap(\.self).filter { $0 != merged.software?.set }
        )
        guard merged != known || row.observedAt != merged.observedAt else { return }
        if merged != known { try inventories.write(merged, isNew: known == nil) }
        for sighting in Sighting.sightings(of: inventory) { try history.add(sighting) }
    }

    private func put(
        _ details: PatchJobInstanceDetails,
        of job: PatchJobID,
        observedAt: Timestamp,
        readAt: Timestamp
    ) throws {
        let row = PatchOutcomeRow(details, job: job, observedAt: observedAt, readAt: readAt)
        let (outcome, known) = try patchOutcomes.put(row)
        let isNews = outcome == .older || outcome != .unchanged && known?.state != row.state
        guard isNews, let job = try patchJob(job) else { return }
        let sightings = try patchSightings(of: row, in: job, at: observedAt)
        let newest = try outcome == .older ? known.map { try patchSightings(of: $0, in: job, at: $0.observedAt) } : nil
        try remember(sightings, newest: newest)
    }

    private func remember(
        _ document: StoredDocument,
        _ resource: Resource,
        observedAt: Timestamp,
        _ outcome: Outcome
    ) throws {
        switch resource {
        case .instance(let instance):
            let newest: [Sighting]? = try newer(Instance.self, than: document, if: outcome == .older) {
                Sighting.sightings(of: $0, observedAt: $1)
            }
            try remember(Sighting.sightings(of: instance, observedAt: observedAt), newest: newest)
        case .policyReport(let report):
            let newest = try newer(OSPolicyAssignmentReport.self, than: document, if: outcome == .older) {
                Sighting.sightings(of: $0, observedAt: $1)
            }
            try remember(Sighting.sightings(of: report, observedAt: observedAt), newest: newest)
        case .patchJob(let job):
            knownJobs[job.id] = nil
            guard outcome == .new else { return }
            // Details that came before their job could not be told from those of a dry run.
            for row in try patchOutcomes.rows(of: job.id) {
                try remember(try patchSightings(of: row, in: job, at: row.stateSince), newest: nil)
            }
        default:
            return
        }
    }

    private func remember(_ sightings: [Sighting], newest: [Sighting]?) throws {
        for sighting in sightings {
            if let newest {
                try history.addLate(sighting, newest: newest)
            } else {
                try history.add(sighting)
            }
        }
    }

    private func newer<Value: Decodable>(
        _ type: Value.Type,
        than document: StoredDocument,
        if isLate: Bool,
        sightings: (Value, Timestamp) -> [Sighting]
    ) throws -> [Sighting]? {
        guard isLate, let known = try resources.known(like: document) else { return nil }
        return sightings(try decoder.decode(type, from: Data(known.body.utf8)), known.observedAt)
    }

    /// A VM's state in a job as a sighting, unless a newer job had taken its place by then.
    private func patchSightings(
        of row: PatchOutcomeRow,
        in job: PatchJob,
        at moment: Timestamp
    ) throws -> [Sighting] {
        guard try !patchOutcomes.hasNewerJob(row.vm, than: job, until: moment) else { return [] }
        return Sighting.sightings(of: row.details, in: job, since: moment)
    }

    func patchJob(_ id: PatchJobID) throws -> PatchJob? {
        if let known = knownJobs[id] { return known }
        let find = try database.cachedStatement(
            sql: """
                SELECT body FROM resources WHERE kind = 'patch_job' AND id = ? ORDER BY observed_at DESC LIMIT 1
                """
        )
        let body = try String.fetchOne(find, arguments: [id.text.withoutNUL])
        let job = try body.map { try decoder.decode(PatchJob.self, from: Data($0.utf8)) }
        knownJobs[id] = .some(job)
        return job
    }
}
