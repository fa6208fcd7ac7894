package import Fleet
package import GoogleCloud
import TapeJSON

/// Reads one source of one project from Google's APIs into the store.
///
/// Pages are stored as they come; what a listing no longer had goes only when all of its pages were read. Failures are
/// facts too: they are recorded beside the last success, which stays.
package struct SourceCollector: Sendable {
    private let client: GoogleAPIClient
    private let store: any FactStore
    private let counters: CollectionCounters
    private let now: @Sendable () -> Timestamp

    /// A list whose pages are more than these leads nowhere.
    private static let mostPages = 20_000

    /// Takes what it needs.
    package init(
        client: GoogleAPIClient,
        store: any FactStore,
        counters: CollectionCounters,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.client = client
        self.store = store
        self.counters = counters
        self.now = now
    }

    /// What reading a source came to.
    package struct Result: Sendable {
        /// What went wrong; empty when all is well.
        package var problems: [CollectionProblem] = []
        /// The zones of the project's VMs, where VMs were listed.
        package var zones: Set<ZoneName>?
        /// When the last patch job ended whose end was seen now, so that packages have changed.
        package var jobEnd: Timestamp?
        /// The zones that Compute Engine has, where they were listed.
        package var listedZones: Set<ZoneName>?
        /// The projects that were found, where they were listed.
        package var projects: Set<ProjectID>?
    }

    /// Reads a source once, in the zones given where it is read zone by zone.
    ///
    /// Throws only what the store cannot do.
    @concurrent
    package func read(_ request: SourceRequest) async throws -> Result {
        switch request.source {
        case .instances: try await readInstances(of: request.project)
        case .patchJobs: try await readPatchJobs(of: request.project)
        case .projectMetadata: try await read([.projectMetadata(of: request.project)])
        case .patchDeployments: try await read([.patchDeployments(of: request.project)])
        case .featureSettings: try await read([.featureSettings(of: request.project)])
        case .subnetworks: try await read([.subnetworks(of: request.project)])
        case .routers: try await read([.routers(of: request.project)])
        case .inventories:
            try await read(
                request.zones.map {
                    .inventories(of: request.project, zone: $0, view: request.isFull ? .full : .basic)
                }
            )
        case .vulnerabilityReports:
            try await read(request.zones.map { .vulnerabilityReports(of: request.project, zone: $0) })
        case .policyAssignments:
            try await read(request.zones.map { .policyAssignments(of: request.project, zone: $0) })
        case .policyReports: try await read(request.zones.map { .policyReports(of: request.project, zone: $0) })
        case .billingInfo: try await read([.billingInfo(of: request.project)])
        case .zones: try await readZones(of: request.project)
        case .projectList: try await readProjects(below: request.project)
        }
    }

    /// Reads several lists, some of them at a time.
    private func read(_ listings: [Listing]) async throws -> Result {
        var rest = listings[...]
        return try await withThrowingTaskGroup(of: CollectionProblem?.self) { group in
            func start() {
                guard let listing = rest.popFirst() else { return }
                group.addTask { try await readAndRecord(listing).problem }
            }
            for _ in 0..<Self.listsAtATime { start() }
            var result = Result()
            while let problem = try await group.next() {
                if let problem { result.problems.append(problem) }
                start()
            }
            result.problems.sort { ($0.zone?.text ?? "") < ($1.zone?.text ?? "") }
            return result
        }
    }

    /// Enough to keep the connection busy while a page is stored, few enough to hold few pages in memory.
    private static let listsAtATime = 4

    private func readInstances(of project: ProjectID) async throws -> Result {
        let (outcome, problem) = try await readAndRecord(.instances(of: project))
        return Result(problems: [problem].compactMap(\.self), zones: problem == nil ? outcome.zones : nil)
    }

    private func readZones(of project: ProjectID) async throws -> Result {
        let (outcome, problem) = try await readAndRecord(.zones(of: project))
        return Result(
            problems: [problem].compactMap(\.self),
            listedZones: problem == nil ? Set(outcome.listedZones) : nil
        )
    }

    private func readProjects(below parent: ProjectID) async throws -> Result {
        let began = now()
        let listing = Listing.children("projects", of: parent.text, below: parent)
        var result = Result()
        do {
            result.projects = try await ProjectFinder(client: client).projects(below: parent)
        } catch {
            try Task.checkCancellation()
            result.problems = [CollectionProblem(error, in: listing)]
        }
        try record(listing, since: began, result.problems.first)
        return result
    }

    /// Jobs first, then the details of those that run or have ended since they were last read.
    private func readPatchJobs(of project: ProjectID) async throws -> Result {
        let began = now()
        var result = Result()
        var (outcome, problem) = try await read(.patchJobs(of: project))
        for job in outcome.jobs where problem == nil {
            guard try !store.write({ try $0.isComplete(job.id) }) else { continue }
            let details = try await read(.details(of: job.id, in: project))
            problem = details.problem
            let isOver = job.state.known?.isTerminal == true
            guard problem == nil, isOver else { continue }
            // VMs of a job that was canceled go on for a while.
            if details.outcome.unfinishedVMs == 0 || job.updateTime.map({ began - $0 > Self.longestEnding }) ?? true {
                try store.write { try $0.markComplete(job.id) }
            }
            if !job.isDryRun { result.jobEnd = max(job.updateTime ?? began, result.jobEnd ?? .distantPast) }
        }
        try record(.patchJobs(of: project), since: began, problem)
        result.problems = [problem].compactMap(\.self)
        return result
    }

    /// A VM that has not reported its end by so long after the job's will not.
    private static let longestEnding = Duration.seconds(6 * 3_600)

    // MARK: - One list

    private func readAndRecord(
        _ listing: Listing
    ) async throws -> (outcome: PageIntake.Outcome, problem: CollectionProblem?) {
        let began = now()
        let (outcome, problem) = try await read(listing)
        if problem == nil, listing.isWhole {
            try store.write { writer in
                try writer.retire(listing.source, of: .id(listing.project), zone: listing.zone, notReadSince: began)
            }
        }
        try record(listing, since: began, problem)
        return (outcome, problem)
    }

    /// Reads all pages of a list and stores each as it comes.
    private func read(_ listing: Listing) async throws -> (outcome: PageIntake.Outcome, problem: CollectionProblem?) {
        var whole = PageIntake.Outcome()
        var target = listing.target
        var tokens: Set<String> = []
        do {
            while true {
                let body = try await client.read(target)
                let page = try take(body, of: listing, from: target)
                whole.zones.formUnion(page.zones)
                whole.listedZones += page.listedZones
                whole.jobs += page.jobs
                whole.unfinishedVMs += page.unfinishedVMs
                whole.unreachable += page.unreachable
                guard let token = page.nextPageToken else { break }
                guard tokens.insert(token).inserted, tokens.count < Self.mostPages else {
                    throw client.malformed("its pages lead in a circle", in: target)
                }
                target = listing.target.page(token)
            }
        } catch let failure as GoogleAPIFailure {
            // That we stop asking says nothing of the source.
            try Task.checkCancellation()
            return (whole, CollectionProblem(failure, in: listing))
        }
        guard whole.unreachable.isEmpty else {
            return (whole, CollectionProblem(unreachable: whole.unreachable, in: listing))
        }
        return (whole, nil)
    }

    private func take(_ body: [UInt8], of listing: Listing, from target: APITarget) throws -> PageIntake.Outcome {
        do {
            return try PageIntake(patchJob: listing.patchJob, readAt: now()).take(body, into: store)
        } catch let error as JSONError {
            throw client.malformed("\(error)", in: target)
        } catch let error as JSONDecodingError {
            throw client.malformed("\(error)", in: target)
        }
    }

    private func record(_ listing: Listing, since began: Timestamp, _ problem: CollectionProblem?) throws {
        if let problem { counters.count(problem) }
        var read = SourceRead(source: listing.source, zone: listing.zone)
        read.failure = problem?.reason
        read.duration = now() - began
        if problem == nil {
            read.lastSuccess = now()
            if listing.isWhole { read.lastListing = began }
            if listing.isFull { read.lastFull = began }
        }
        try store.write { try $0.record(read, of: .id(listing.project)) }
    }
}

/// What is to be read.
package struct SourceRequest: Hashable, Sendable {
    /// The project.
    package let project: ProjectID
    /// The source.
    package let source: Source
    /// The zones, for a source that is read zone by zone.
    package let zones: [ZoneName]
    /// Whether inventories come with their packages.
    package let isFull: Bool

    /// Describes a request.
    package init(project: ProjectID, source: Source, zones: [ZoneName] = [], isFull: Bool = false) {
        self.project = project
        self.source = source
        self.zones = zones
        self.isFull = isFull
    }
}
