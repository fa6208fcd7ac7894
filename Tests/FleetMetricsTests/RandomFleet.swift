import Fleet
import TestSupport

/// Fleets made of chance: twins of everything, hostile names, unknown words, sources read and not.
struct RandomFleet {
    private var generator: SeededGenerator
    private var nextID: UInt64 = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func projects() -> [ProjectFleet] {
        (0..<below(4)).map { index in project("project-\(index)") }
    }

    /// Some other facts: VMs change, come, go and move, and most stay the same object.
    mutating func changed(_ projects: [ProjectFleet]) -> [ProjectFleet] {
        var projects = projects
        for index in projects.indices {
            let (id, jobs) = (projects[index].id.text, projects[index].patchJobs)
            for place in projects[index].vms.indices where chance(4) {
                var other = vm(in: id, jobs: jobs)
                if chance(2) {
                    other = projects[index].vms[place]
                    other.inventory = chance(4) ? nil : FleetFixture.inventory(os: name(), version: name())
                }
                projects[index].vms[place] = other
            }
            switch below(6) {
            case 0: projects[index].vms.insert(vm(in: id, jobs: jobs), at: 0)
            case 1: projects[index].vms = projects[index].vms.dropLast()
            case 2: projects[index].vms.shuffle(using: &generator)
            case 3: projects[index].policyAssignments = projects[index].policyAssignments.dropLast()
            default: break
            }
        }
        return chance(8) ? projects.dropLast() : projects
    }

    /// The same facts in another order; what lies inside a report keeps its order, which the API gives.
    mutating func shuffled(_ projects: [ProjectFleet]) -> [ProjectFleet] {
        projects.map { project in
            var copy = project
            copy.vms = project.vms.map { vm in
                var copy = vm
                copy.patches.shuffle(using: &generator)
                copy.policyReports.shuffle(using: &generator)
                copy.vulnerabilities?.vulnerabilities.shuffle(using: &generator)
                return copy
            }
            copy.vms.shuffle(using: &generator)
            copy.patchJobs.shuffle(using: &generator)
            copy.patchDeployments.shuffle(using: &generator)
            copy.policyAssignments.shuffle(using: &generator)
            copy.reads.shuffle(using: &generator)
            return copy
        }.shuffled(using: &generator)
    }

    private mutating func project(_ id: String) -> ProjectFleet {
        let jobs = (0..<below(8)).map { _ in job() }
        let vms = (0..<below(12)).map { _ in vm(in: id, jobs: jobs) }
        let sources = Source.ofProjects.filter { _ in chance(2) }
        let deployments = (0..<below(5)).map { _ in
            FleetFixture.deployment(name(), observed: uniqueTime()) {
                $0.state = Open(pick(["ACTIVE", "PAUSED", "?"]))
            }
        }
        let assignments = (0..<below(5)).map { _ in
            FleetFixture.assignment(name(), revision: pick(["r1", "r2", ""]), zone: zone(), observed: uniqueTime())
        }
        let orphans: [OrphanKind: Int]? = chance(2) ? [.inventory: below(3)] : nil
        let denied = sources.filter { _ in chance(4) }
        return FleetFixture.project(id, vms: vms, read: sources) { project in
            project.patchJobs = jobs
            project.patchDeployments = deployments
            project.policyAssignments = assignments
            project.orphans = orphans
            project.reads += denied.map { source in
                var read = SourceRead(source: source, zone: FleetFixture.zone)
                read.failure = "denied"
                return read
            }
        }
    }

    private mutating func vm(in project: String, jobs: [Observed<PatchJob>]) -> VM {
        nextID += 1
        let (name, id, zone) = (name(), nextID, zone())
        guard !chance(4) else { return FleetFixture.unreadVM(name, id: id, project: project, zone: zone) }
        var vm = FleetFixture.vm(name, id: id, project: project, zone: zone, labels: [self.name(): self.name()])
        vm.instance?.value.powerState = Open(pick(["RUNNING", "TERMINATED", "DREAMING", ""]))
        if chance(2) { vm.inventory = FleetFixture.inventory(os: self.name(), version: self.name()) }
        // A VM has one part in each job.
        var seen: Set<PatchJobID> = []
        vm.patches = jobs.filter { _ in chance(2) }.filter { seen.insert($0.value.id).inserted }.map { job in
            FleetFixture.outcome(Open(pick(PatchState.allCases.map(\.rawValue) + ["NEW"])), in: job, reason: "dpkg")
        }
        vm.policyReports = (0..<below(4)).map { _ in report() }
        if chance(2) { vm.vulnerabilities = vulnerabilities() }
        return vm
    }

    private mutating func job() -> Observed<PatchJob> {
        let state = pick(PatchJob.State.allCases)
        let age = Int64(below(20))
        let isDryRun = chance(4)
        var job = FleetFixture.patchJob(
            name(),
            state: state,
            deployment: chance(2) ? pick(["weekly", "monthly"]) : nil,
            created: FleetFixture.ago(days: age),
            updated: chance(3) ? nil : FleetFixture.ago(days: age)
        ) { $0.isDryRun = isDryRun }
        job.observedAt = uniqueTime()
        return job
    }

    private mutating func report() -> OSPolicyAssignmentReport {
        nextID += 1
        var report = FleetFixture.report(name(), [:], updated: chance(3) ? nil : FleetFixture.ago(days: 1))
        report.lastRunID = "run-\(nextID)"
        report.policies = (0..<below(4)).map { _ in
            var policy = PolicyCompliance()
            policy.policy = PolicyID(name())
            policy.state = Open(pick(["COMPLIANT", "NON_COMPLIANT", "UNKNOWN", "ELSE"]))
            return policy
        }
        return report
    }

    private mutating func vulnerabilities() -> VulnerabilityReport {
        var report = FleetFixture.vulnerabilities()
        report.vulnerabilities = (0..<below(9)).map { _ in
            var vulnerability = Vulnerability()
            vulnerability.cve = pick(["CVE-1", "CVE-2", "CVE-3", ""])
            vulnerability.severity = pick(["HIGH", "high", "LOW", "Important", "", "\"\n\\"])
            vulnerability.availableItemIDs = chance(2) ? ["item"] : []
            return vulnerability
        }
        return report
    }

    private mutating func name() -> String {
        pick(["a", "b", "c", "", "\"} 1", "back\\slash", "line\nbreak", "🚀", "a\u{0}b"])
    }

    private mutating func zone() -> ZoneName { ZoneName(pick(["us-central1-a", "us-central1-b"])) }

    private mutating func uniqueTime() -> Timestamp {
        nextID += 1
        return FleetFixture.ago(days: 1) + .microseconds(nextID)
    }

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

    /// True once in so many times.
    private mutating func chance(_ times: Int) -> Bool { below(times) == 0 }

    private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
