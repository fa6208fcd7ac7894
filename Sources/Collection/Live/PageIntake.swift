import Fleet
import GoogleCloud
import TapeJSON

/// One page of an answer on its way into the store: all of it or nothing.
struct PageIntake {
    /// What a page told, apart from its facts.
    struct Outcome {
        /// Where the next page begins; `nil` on the last one.
        var nextPageToken: String?
        /// Scopes that could not be reached.
        var unreachable: [String] = []
        /// The zones of the VMs on it.
        var zones: Set<ZoneName> = []
        /// The zones on it, as Compute Engine lists them.
        var listedZones: [ZoneName] = []
        /// How many VMs on it have not come to the end of a patch job.
        var unfinishedVMs = 0
        /// The patch jobs on it.
        var jobs: [PatchJob] = []
    }

    /// The job that instance details belong to; `nil` for everything else.
    var patchJob: PatchJobID?
    /// When the page was read.
    let readAt: Timestamp

    /// Puts what a page holds; throws `JSONError` and `JSONDecodingError` for what cannot be read.
    func take(_ body: [UInt8], into store: some FactStore) throws -> Outcome {
        var resources: [Resource] = []
        var parser = JSONParser()
        let recognition = try parser.withDocument(body) { (root: JSONCursor) throws in
            try GoogleDocument.read(root) { resource in if resource.isUsed { resources.append(resource) } }
        }
        switch recognition.content {
        case .resources, .emptyPage: break
        case .errorAnswer, .unrecognized:
            throw JSONDecodingError(path: "answer", problem: "is of no kind that is known")
        }
        var outcome = Outcome()
        outcome.nextPageToken = recognition.nextPageToken
        outcome.unreachable = recognition.unreachable
        // Only one writes at a time, so that nothing is done there that can be done before.
        try store.write { writer in for resource in resources { try put(resource, with: writer, noting: &outcome) } }
        return outcome
    }

    /// When what the service says of a VM in a job may have become so: now, but where nothing was known of it before, no
    /// later than the end of the job.
    private func lastChange(of details: PatchJobInstanceDetails, by writer: any FactWriter) throws -> Timestamp {
        guard
            let patchJob, let job = try writer.patchJob(patchJob), job.state.known?.isTerminal == true,
            try !writer.hasOutcome(of: details.instance, in: patchJob)
        else { return readAt }
        return min(readAt, job.updateTime ?? job.createTime ?? readAt)
    }

    private func put(_ resource: Resource, with writer: any FactWriter, noting outcome: inout Outcome) throws {
        var fact = Fact(
            resource,
            sourceTime: resource.sourceTime,
            // A clock that is ahead of ours must not keep what it dates from being seen.
            observedAt: min(resource.sourceTime ?? readAt, readAt),
            readAt: readAt,
            patchJob: patchJob
        )
        switch resource {
        case .instance(let instance): outcome.zones.insert(instance.zone)
        case .zone(let zone): outcome.listedZones.append(zone.name)
        case .patchJob(let job): outcome.jobs.append(job)
        case .patchJobInstanceDetails(let details):
            if !(details.state.known?.isFinished ?? false) { outcome.unfinishedVMs += 1 }
            fact.observedAt = try lastChange(of: details, by: writer)
        case .computeProject(let project):
            if let number = project.number { try writer.link(number, to: project.id) }
        default: break
        }
        try writer.put(fact)
    }
}
