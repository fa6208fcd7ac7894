import Fleet
import GoogleCloud
import TapeJSON

/// One file on its way into the store: all of it or nothing.
struct FileTransaction: ~Copyable {
    private let file: InputFile
    private let options: FileIngest.Options
    private let jobsInSight: Set<PatchJobID>
    /// Whether other files come that may hold the job of instance details.
    private let mayWait: Bool
    private var reader: InputReader
    /// When the file was written, which is when its source was read.
    let fileTime: Timestamp
    private var counts: [String: Int] = [:]
    /// The kinds of resources that the file holds and that nothing asks for yet.
    private var unused: Set<String> = []
    private var hasMorePages = false
    private var reads: Set<ReadKey> = []
    /// Whether the file lists everything there is: not one resource by itself, not a page before the last.
    private var isListing = false
    /// The patch jobs that the file holds.
    private(set) var jobs: Set<PatchJobID> = []
    /// Scopes that a listing said it could not reach.
    private(set) var unreachable: [String] = []

    private struct ReadKey: Hashable {
        let project: ProjectReference
        let source: Source
        let zone: ZoneName?
    }

    /// Opens the file.
    init(
        _ file: InputFile,
        options: FileIngest.Options,
        jobsInSight: Set<PatchJobID>,
        mayWait: Bool
    ) throws(IngestProblem) {
        self.file = file
        self.options = options
        self.jobsInSight = jobsInSight
        self.mayWait = mayWait
        reader = try InputReader(file)
        fileTime = options.observedAt ?? reader.modified ?? options.now
    }

    /// Reads the file to its end and puts what it holds.
    mutating func run(_ writer: any FactWriter, progress: (Int) -> Void) throws -> FileOutcome {
        let head = try reader.next()
        var byteCount = head.count
        switch ContentKind(head) {
        case .empty: throw IngestProblem.empty
        case .agentLog: throw IngestProblem.nothingForUs("is an agent's log, which is not understood yet")
        case .other: throw IngestProblem.nothingForUs("is no JSON")
        case .json: break
        }
        var parser = JSONParser()
        var splitter = JSONDocumentSplitter(maximumDocumentSize: options.documentLimit)
        var documents = 0
        var strangers = 0
        var chunk = head
        repeat {
            chunk.isEmpty ? splitter.finish() : splitter.append(chunk)
            while let document = try next(&splitter) {
                documents += 1
                let recognition = try recognise(document, of: splitter, with: &parser, into: writer)
                if try note(recognition) { strangers += 1 }
            }
            if chunk.isEmpty { break }
            progress(byteCount)
            chunk = try reader.next()
            byteCount += chunk.count
        } while true
        isListing = isListing || documents > 1 || ContentKind.isArray(head)
        try recordReads(with: writer)
        guard counts.isEmpty else { return .taken(counts) }
        guard unused.isEmpty else {
            let kinds = unused.sorted().joined(separator: ", ")
            throw IngestProblem.nothingForUs("holds \(kinds), which this version does not use yet")
        }
        guard documents > strangers || documents == 0 else {
            throw IngestProblem.nothingForUs("holds JSON of no kind that is known")
        }
        return .emptyPage
    }

    private func next(_ splitter: inout JSONDocumentSplitter) throws(IngestProblem) -> JSONDocument? {
        do {
            return try splitter.next()
        } catch {
            throw .malformed("\(error)")
        }
    }

    private mutating func recognise(
        _ document: JSONDocument,
        of splitter: borrowing JSONDocumentSplitter,
        with parser: inout JSONParser,
        into writer: any FactWriter
    ) throws -> Recognition {
        do {
            return try parser.withDocument(document, of: splitter) { (root: JSONCursor) throws in
                try GoogleDocument.read(root) { resource in try put(resource, with: writer) }
            }
        } catch let error as JSONError {
            throw IngestProblem.malformed("\(error)")
        } catch let error as JSONDecodingError {
            let place = document.index == 0 ? "" : "document \(document.index + 1) at byte \(document.offset): "
            throw IngestProblem.malformed(place + "\(error)")
        }
    }

    /// Remembers what a document was; whether it was a stranger.
    private mutating func note(_ recognition: Recognition) throws(IngestProblem) -> Bool {
        unreachable += recognition.unreachable
        hasMorePages = hasMorePages || recognition.nextPageToken != nil
        isListing = isListing || recognition.isListing
        switch recognition.content {
        case .errorAnswer(let code, let status): throw .errorAnswer("\(code) \(status)")
        case .unrecognized: return true
        case .resources, .emptyPage: return false
        }
    }

    private mutating func put(_ resource: Resource, with writer: any FactWriter) throws {
        guard resource.isUsed else {
            unused.insert(ResourceKind(of: resource).rawValue)
            return
        }
        counts[ResourceKind(of: resource).rawValue, default: 0] += 1
        var fact = Fact(
            resource,
            sourceTime: resource.sourceTime,
            observedAt: resource.sourceTime ?? fileTime,
            readAt: fileTime
        )
        switch resource {
        case .patchJob(let job): jobs.insert(job.id)
        case .patchJobInstanceDetails(let details):
            let job = try patchJob(of: details, with: writer)
            fact.patchJob = job
            let known = try writer.patchJob(job)
            guard known != nil || !mayWait else { throw IngestProblem.patchJobUnknown(candidates: 0) }
            // Details have no time of their own, so from a file they are as old as their job.
            fact.observedAt = known?.createTime ?? fileTime
            if case .id(let id) = details.project, case .number(let number) = known?.project {
                try writer.link(number, to: id)
            }
        case .computeProject(let project):
            if let number = project.number { try writer.link(number, to: project.id) }
        default: break
        }
        try writer.put(fact)
        guard let project = resource.project, let source = resource.source else { return }
        reads.insert(ReadKey(project: project, source: source, zone: resource.zone))
    }

    /// The job that details belong to: the one that was named, or the only one in sight.
    private func patchJob(
        of details: PatchJobInstanceDetails,
        with writer: any FactWriter
    ) throws -> PatchJobID {
        if let named = options.patchJob { return named }
        let inSight = jobs.union(jobsInSight)
        if inSight.count == 1, let only = inSight.first { return only }
        guard inSight.isEmpty else { throw IngestProblem.patchJobUnknown(candidates: inSight.count) }
        let known = try writer.patchJobs(of: details.project)
        guard known.count == 1, let only = known.first else {
            throw IngestProblem.patchJobUnknown(candidates: known.count)
        }
        return only
    }

    private func recordReads(with writer: any FactWriter) throws {
        for key in reads {
            var read = SourceRead(source: key.source, zone: key.zone)
            read.lastSuccess = fileTime
            if isListing, !hasMorePages, unreachable.isEmpty { read.lastListing = fileTime }
            try writer.record(read, of: key.project)
        }
    }
}
