import Assessment
import Fleet

/// Two projects of few VMs that fail `patched` unless their name begins with `good`, and that all pass `alive`.
struct WaivedFleet {
    static let now = OneVM.noon

    var now = WaivedFleet.now
    var waivers: [Waiver] = []
    /// Whether the instances of `acme-stage` were ever read.
    var knowsStage = true
    var checks = [WaivedFleet.alive, WaivedFleet.patched]

    static let alive = Check(id: "alive", title: "T", severity: .low, why: "W", remedy: "R") { _ in .pass() }
    static let patched = Check(id: "patched", title: "T", severity: .high, why: "W", remedy: "R") { subject in
        guard !subject.vm.name.text.hasPrefix("good") else { return .pass() }
        return .fail(
            "old",
            evidence: ["seen"],
            remedy: "gcloud patch \(subject.vm.name)",
            since: now - .hours(5)
        ).until(now + .hours(100))
    }

    /// A waiver of everything until an hour from now, but for what a test changes.
    static func waiver(
        _ line: Int = 1,
        checks: Set<String> = [],
        projects: Set<ProjectID> = [],
        zones: Set<ZoneName> = [],
        vms: Set<InstanceName> = [],
        labels: [String: String] = [:],
        in time: Duration = .hours(1)
    ) -> Waiver {
        Waiver(
            place: "waivers.yml:\(line)",
            checks: checks,
            projects: projects,
            zones: zones,
            vms: vms,
            labels: labels,
            reason: "replaced soon",
            owner: "ops@acme.example",
            expiry: now + time
        )
    }

    var snapshot: FleetSnapshot {
        var production = ProjectFleet(id: "acme-prod")
        production.vms = [
            Self.vm("db-1", zone: "z-a", labels: ["tier": "gold", "team": "data"]),
            Self.vm("good-1", zone: "z-a", labels: ["tier": "lab"]),
            Self.vm("web-1", zone: "z-b", labels: ["tier": "lab", "team": "web"]),
        ]
        var read = SourceRead(source: .instances)
        read.lastSuccess = now
        production.reads = [read]
        var stage = ProjectFleet(id: "acme-stage")
        stage.vms = [
            Self.vm("web-1", in: "acme-stage", zone: "z-b", labels: knowsStage ? ["tier": "lab"] : nil)
        ]
        stage.reads = knowsStage ? [read] : []
        return FleetSnapshot(at: now, projects: [production, stage])
    }

    var assessment: Assessment {
        Assessment(of: snapshot, settings: settings, checks: checks)
    }

    var settings: AssessmentSettings {
        var settings = AssessmentSettings()
        settings.waivers = waivers
        return settings
    }

    /// The answers to `patched` as `project/vm verdict`, without passes.
    var answers: [String] {
        zip(snapshot.projects, assessment.projects).flatMap { project, judged in
            zip(project.vms, judged.vms).compactMap { vm, verdicts in
                let verdict = verdicts.outcomes[1].verdict
                return verdict == .pass ? nil : "\(project.id)/\(vm.name) \(verdict.rawValue)"
            }
        }
    }

    /// The answer to `patched` of the first VM, which fails.
    var first: CheckOutcome { assessment.projects[0].vms[0].outcomes[1] }

    private static func vm(
        _ name: InstanceName,
        in project: ProjectID = "acme-prod",
        zone: ZoneName,
        labels: [String: String]?
    ) -> VM {
        var vm = VM(project: project, zone: zone, name: name, id: InstanceID(UInt64(name.text.utf8.count)))
        guard let labels else { return vm }
        var instance = Instance(project: .id(project), zone: zone, name: name, id: vm.id)
        instance.powerState = .known(.running)
        instance.labels = labels
        vm.instance = Observed(instance, at: now)
        return vm
    }
}
