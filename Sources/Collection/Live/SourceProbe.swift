package import Fleet
package import GoogleCloud
import TapeJSON

/// Asks for one thing of a source, to see whether it can be read; nothing is kept.
package struct SourceProbe: Sendable {
    private let client: GoogleAPIClient

    /// Pages without a VM that are turned before it counts as unknown whether there is one.
    private static let mostPages = 5

    /// Takes what asks; a client that soon gives up keeps probes short.
    package init(client: GoogleAPIClient) {
        self.client = client
    }

    /// Asks for one thing, in the zone given where the source is read zone by zone.
    @concurrent
    package func probe(project: ProjectID, source: Source, zone: ZoneName?) async -> ProbeResult {
        let question = Question(source, of: project, zone: zone)
        guard let listing = question.listing else {
            return ProbeResult(project, source, .unknown("no zone is known to ask in"))
        }
        do throws(GoogleAPIFailure) {
            let told = try await ask(question, listing)
            var result = ProbeResult(project, source, in: listing.zone, .readable)
            result.featureSet = told.featureSet
            result.vmZone = told.zone
            result.hasNoVM = source == .instances && told.zone == nil && told.nextPageToken == nil
            return result
        } catch {
            return ProbeResult(project, source, in: listing.zone, .unreadable(ProbeResult.Obstacle(error)))
        }
    }

    /// Finds the projects below a folder or an organization.
    @concurrent
    func probeProjects(below parent: ProjectID) async -> ProbeResult {
        do throws(GoogleAPIFailure) {
            var result = ProbeResult(parent, .projectList, .readable)
            result.projects = try await ProjectFinder(client: client).projects(below: parent)
            return result
        } catch {
            return ProbeResult(parent, .projectList, .unreadable(ProbeResult.Obstacle(error)))
        }
    }

    /// Whether a source is asked for zone by zone.
    static func asksByZone(_ source: Source) -> Bool { Question(source, of: "", zone: nil).listing == nil }

    // MARK: - Asking

    private func ask(_ question: Question, _ listing: Listing) async throws(GoogleAPIFailure) -> Told {
        let first = question.isList ? listing.target.forOneItem : listing.target
        var told = try await told(first)
        var pages = 1
        // A page may hold nothing although others hold something.
        while listing.source == .instances, told.zone == nil, let token = told.nextPageToken, pages < Self.mostPages {
            told = try await self.told(first.page(token))
            pages += 1
        }
        if listing.source == .patchJobs, let job = told.job {
            _ = try await self.told(Listing.details(of: job, in: listing.project).target.forOneItem)
        }
        return told
    }

    /// What an answer tells that others need to know.
    private struct Told {
        var zone: ZoneName?
        var job: PatchJobID?
        var featureSet: Open<ProjectFeatureSettings.FeatureSet>?
        var nextPageToken: String?

        mutating func note(_ resource: Resource) {
            switch resource {
            case .instance(let instance): zone = zone ?? instance.zone
            case .patchJob(let patchJob): job = job ?? patchJob.id
            case .featureSettings(let settings): featureSet = settings.featureSet
            default: break
            }
        }
    }

    private func told(_ target: APITarget) async throws(GoogleAPIFailure) -> Told {
        let body = try await client.read(target)
        let call = GoogleAPICall(service: target.service.name, project: target.project)
        do {
            return try Self.read(body)
        } catch let error as JSONError {
            throw GoogleAPIFailure(error, to: call)
        } catch let error as JSONDecodingError {
            throw GoogleAPIFailure(error, to: call)
        } catch {
            throw client.malformed("\(error)", in: target)
        }
    }

    private static func read(_ body: [UInt8]) throws -> Told {
        var told = Told()
        var parser = JSONParser()
        let recognition = try parser.withDocument(body) { (root: JSONCursor) throws in
            try GoogleDocument.read(root) { told.note($0) }
        }
        switch recognition.content {
        case .resources, .emptyPage: break
        case .errorAnswer, .unrecognized:
            throw JSONDecodingError(path: "answer", problem: "is of no kind that is known")
        }
        told.nextPageToken = recognition.nextPageToken
        return told
    }
}

/// What a source is asked.
private struct Question {
    /// What is asked for; `nil` when a zone is missing.
    let listing: Listing?
    /// Whether it is a list, of which one item is enough.
    var isList = true

    init(_ source: Source, of project: ProjectID, zone: ZoneName?) {
        switch source {
        case .instances: listing = .instances(of: project)
        case .projectMetadata: (listing, isList) = (.projectMetadata(of: project), false)
        case .subnetworks: listing = .subnetworks(of: project)
        case .routers: listing = .routers(of: project)
        case .patchJobs: listing = .patchJobs(of: project)
        case .patchDeployments: listing = .patchDeployments(of: project)
        case .featureSettings: (listing, isList) = (.featureSettings(of: project), false)
        case .inventories: listing = zone.map { .inventories(of: project, zone: $0, view: .basic) }
        case .vulnerabilityReports: listing = zone.map { .vulnerabilityReports(of: project, zone: $0) }
        case .policyAssignments: listing = zone.map { .policyAssignments(of: project, zone: $0) }
        case .policyReports: listing = zone.map { .policyReports(of: project, zone: $0) }
        case .billingInfo: (listing, isList) = (.billingInfo(of: project), false)
        case .zones: listing = .zones(of: project)
        case .projectList: listing = .children("projects", of: project.text, below: project)
        }
    }
}

extension APITarget {
    /// The same call for a page with one item.
    fileprivate var forOneItem: APITarget {
        var copy = self
        let names = ["maxResults", "pageSize"]
        copy.query.removeAll { names.contains($0.name) }
        copy.query.append(HTTPParameter(service == .compute ? names[0] : names[1], "1"))
        return copy
    }
}
