package import Fleet
import GoogleCloud

/// Probes every source of every project, one after another, as they are to be read.
///
/// What fails for all that follows is not asked again and again: the rest is unknown then.
package struct SourceProbeRound: Sendable {
    private let probe: SourceProbe
    private let watched: WatchedProjects
    private let sources: [Source]
    private let asksForProjects: Bool

    /// Takes the projects and the sources that are on.
    package init(probe: SourceProbe, watched: WatchedProjects, sources: [Source]) {
        self.probe = probe
        self.watched = watched
        // VMs first, since they tell a zone.
        self.sources =
            sources.filter { $0 == .instances } + sources.filter { $0 != .instances && $0 != .projectList }
        asksForProjects = sources.contains(.projectList)
    }

    /// Gives all results, after `report` was told of each as it came.
    ///
    /// `knownZone` is asked for a zone of a project whose VMs tell none.
    package func run(
        knownZone: (ProjectID) -> ZoneName?,
        report: (ProbeResult) throws -> Void
    ) async rethrows -> [ProbeResult] {
        var barriers = Barriers()
        var results: [ProbeResult] = []
        var found: Set<ProjectID> = []
        for parent in watched.parents where asksForProjects {
            let result = await probe.probeProjects(below: parent)
            found.formUnion(result.projects)
            barriers.note(result)
            try report(result)
            results.append(result)
        }
        for project in watched.all(found: found) {
            var instances: ProbeResult?
            barriers.beginProject()
            for source in sources {
                let result = await result(of: source, in: project, instances, barriers, knownZone)
                if source == .instances { instances = result }
                barriers.note(result)
                try report(result)
                results.append(result)
            }
        }
        return results
    }

    private func result(
        of source: Source,
        in project: ProjectID,
        _ instances: ProbeResult?,
        _ barriers: Barriers,
        _ knownZone: (ProjectID) -> ZoneName?
    ) async -> ProbeResult {
        if let barrier = barriers.barrier(before: source) {
            return ProbeResult(project, source, .unknown("not asked, since \(barrier)"))
        }
        guard SourceProbe.asksByZone(source) else {
            return await probe.probe(project: project, source: source, zone: nil)
        }
        guard let zone = instances?.vmZone ?? knownZone(project) else {
            return ProbeResult(project, source, .unknown("no zone to ask in: \(Self.lack(of: instances))"))
        }
        return await probe.probe(project: project, source: source, zone: zone)
    }

    /// Why no zone is known.
    private static func lack(of instances: ProbeResult?) -> String {
        switch instances?.outcome {
        case nil: "instances are off, and the store knows no VM"
        case .readable: instances?.hasNoVM == true ? "the project has no VM" : "no VM was found on the first pages"
        case .unreadable, .unknown: "instances cannot be read, and the store knows no VM"
        }
    }
}

/// What stands before calls that were not made yet, in words.
private struct Barriers {
    private var services: [APITarget.Service: String] = [:]
    private var quotas: [Quota: String] = [:]

    private struct Quota: Hashable {
        let service: APITarget.Service
        let isZonal: Bool

        init?(of source: Source) {
            guard let service = Permission.needed(for: source).first?.service else { return nil }
            (self.service, isZonal) = (service, SourceProbe.asksByZone(source))
        }
    }

    func barrier(before source: Source) -> String? {
        Quota(of: source).flatMap { services[$0.service] ?? quotas[$0] }
    }

    /// Quotas are worth another try: calls wait for them by themselves.
    mutating func beginProject() { quotas = [:] }

    mutating func note(_ result: ProbeResult) {
        guard let obstacle = result.obstacle, let quota = Quota(of: result.source) else { return }
        let words = "\(result.source.rawValue) of \(result.project) failed: \(obstacle.reason)"
        switch obstacle.reach {
        case .call: break
        case .quota: quotas[quota] = words
        case .service: services[quota.service] = words
        case .everything: for service in APITarget.Service.allCases { services[service] = words }
        }
    }
}
