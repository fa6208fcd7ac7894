import Fleet
import GRDB

/// Writes `patch_outcomes`: where each VM stands in each job.
struct PatchOutcomeTable {
    let database: Database

    /// Takes instance details of a job, unless newer ones are known; tells also what was known before.
    func put(_ row: PatchOutcomeRow) throws -> (outcome: Outcome, known: PatchOutcomeRow?) {
        let find = try database.cachedStatement(
            sql: "SELECT \(PatchOutcomeRow.columns) FROM patch_outcomes WHERE project = ? AND job = ? AND vm = ?"
        )
        let key: StatementArguments = [row.project, row.job, row.vm.column]
        guard let known = try Row.fetchOne(find, arguments: key).map(PatchOutcomeRow.init) else {
            try database.cachedStatement(
                sql: """
                    INSERT INTO patch_outcomes (zone, name, state, failure_reason, attempts, state_since, observed_at,
                        read_at, project, job, vm)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: row.values + key)
            return (.new, nil)
        }
        let isSameState = known.state == row.state
        if known.isOlder(than: row) {
            var newer = row
            if isSameState { newer.stateSince = known.stateSince }
            try update(newer, key)
            return (.newer, known)
        }
        guard row.observedAt < known.observedAt else { return (.unchanged, known) }
        // The details of an earlier moment may show that the state began before we thought.
        if isSameState, row.stateSince < known.stateSince {
            var earlier = known
            earlier.stateSince = row.stateSince
            try update(earlier, key)
        }
        return (.older, known)
    }

    /// Every VM's part in a job, under whatever project.
    func rows(of job: PatchJobID) throws -> [PatchOutcomeRow] {
        let find = try database.cachedStatement(
            sql: "SELECT \(PatchOutcomeRow.columns) FROM patch_outcomes WHERE job = ?"
        )
        return try Row.fetchAll(find, arguments: [job.text.withoutNUL]).map(PatchOutcomeRow.init)
    }

    /// Whether the VM has a part in another job that installs something and began between the two moments.
    func hasNewerJob(_ vm: InstanceID, than job: PatchJob, until moment: Timestamp) throws -> Bool {
        let find = try database.cachedStatement(
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM patch_outcomes AS part
                    JOIN resources AS known INDEXED BY patch_jobs_by_id
                        ON known.kind = 'patch_job' AND known.id = part.job
                    WHERE part.vm = ? AND part.job <> ? AND NOT json_extract(known.body, '$.isDryRun')
                        AND json_extract(known.body, '$.createTime') > ?
                        AND json_extract(known.body, '$.createTime') <= ?)
                """
        )
        let creation = job.createTime ?? .distantPast
        return try Bool.fetchOne(
            find,
            arguments: [vm.column, job.id.text.withoutNUL, creation.microseconds, moment.microseconds]
        ) ?? false
    }

    private func update(_ row: PatchOutcomeRow, _ key: StatementArguments) throws {
        try database.cachedStatement(
            sql: """
                UPDATE patch_outcomes SET zone = ?, name = ?, state = ?, failure_reason = ?, attempts = ?,
                    state_since = ?, observed_at = ?, read_at = ?
                WHERE project = ? AND job = ? AND vm = ?
                """
        ).execute(arguments: row.values + key)
    }
}

/// A row of `patch_outcomes`.
struct PatchOutcomeRow: Hashable {
    /// Failure reasons are cut to this many Unicode scalars.
    static let longestReason = 4_096

    let project: String
    let job: String
    let vm: InstanceID
    let zone: String
    let name: String?
    let state: String
    let failureReason: String
    let attempts: Int64
    var stateSince: Timestamp
    let observedAt: Timestamp
    let readAt: Timestamp

    static let columns =
        "project, job, vm, zone, name, state, failure_reason, attempts, state_since, observed_at, read_at"

    init(_ details: PatchJobInstanceDetails, job: PatchJobID, observedAt: Timestamp, readAt: Timestamp) {
        project = details.project.description.withoutNUL
        self.job = job.text.withoutNUL
        vm = details.instance
        zone = details.zone.text.withoutNUL
        name = details.instanceName?.text.withoutNUL
        state = details.state.text.withoutNUL
        failureReason = details.failureReason.withoutNUL.bounded(to: Self.longestReason)
        attempts = details.attemptCount
        stateSince = observedAt
        self.observedAt = observedAt
        self.readAt = readAt
    }

    /// Reads the columns of ``columns``.
    init(_ row: Row) {
        project = row[0]
        job = row[1]
        vm = InstanceID(column: row[2])
        zone = row[3]
        name = row[4]
        state = row[5]
        failureReason = row[6]
        attempts = row[7]
        stateSince = Timestamp(microseconds: row[8])
        observedAt = Timestamp(microseconds: row[9])
        readAt = Timestamp(microseconds: row[10])
    }

    /// The details as the API said them, but for what was cut.
    var details: PatchJobInstanceDetails {
        var details = PatchJobInstanceDetails(project: ProjectReference(project), zone: ZoneName(zone), instance: vm)
        details.instanceName = name.map { InstanceName($0) }
        details.state = Open(state)
        details.failureReason = failureReason
        details.attemptCount = attempts
        return details
    }

    /// Orders by time; of two of one moment, as two files of one job are, the one that was read later is the newer, and
    /// then the one further on.
    func isOlder(than other: PatchOutcomeRow) -> Bool { rank < other.rank }

    private var rank: (Timestamp, Timestamp, Int, Int64, String, String) {
        let known = Open<PatchState>(state).known
        let progress = known.map { $0.isFinished ? 2 : $0.isWorking ? 1 : 0 } ?? 1
        return (observedAt, readAt, progress, attempts, state, "\(failureReason)/\(zone)/\(name ?? "")")
    }

    fileprivate var values: StatementArguments {
        [
            zone, name, state, failureReason, attempts, stateSince.microseconds, observedAt.microseconds,
            readAt.microseconds,
        ]
    }
}
