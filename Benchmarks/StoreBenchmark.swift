import Assessment
import Collection
import Cost
import Fleet
import FleetMetrics
import Foundation
import Publishing
import Store

/// A store of 100,000 VMs: read whole, and after a thousand of them reported again, until the page is renewed.
struct StoreBenchmark {
    /// How many VMs there are.
    var count = 100_000
    /// How often each is measured.
    var rounds = 5

    func run() async throws -> [Row] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vmm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteFactStore(writing: folder.appending(path: "fleet.sqlite").path)
        let made = MadeUpFleet(count: count, projects: max(1, count / 10_000)).snapshot()
        let putting = try Stopwatch.seconds { try Self.put(made, into: store) }

        var now = made.at
        let since = now - .seconds(30 * 86_400)
        var fleet = try store.snapshot(at: now, historySince: since)
        var assessment = Assessment(of: fleet, settings: AssessmentSettings())
        try store.remember(FindingHistory.sightings(of: fleet, assessed: assessment))
        var recorded = (fleet, assessment)
        let reopened = try SQLiteFactStore(reading: folder.appending(path: "fleet.sqlite").path)
        let whole = try Stopwatch.seconds { _ = try reopened.snapshot(at: now, historySince: since) }

        var ledger = CostLedger(of: fleet, settings: MadeUpPage.costSettings)
        let layout = try MadeUpPage.layout()
        var rendered = RenderedMetrics(
            MadeUpPage.input(fleet, assessment, ledger.estimate, nil),
            catalogue: .whole
        )
        var page = try await MadeUpPage.page(rendered, layout, nil)
        var times: [String: [Double]] = [:]
        for round in 0..<rounds {
            now = now + .seconds(1)
            try Self.report(fleet, round, at: now, into: store)
            let start = ContinuousClock.now
            fleet = try store.snapshot(at: now, historySince: since)
            times["snapshot", default: []].append(Stopwatch.seconds(from: start))
            let judging = ContinuousClock.now
            assessment = Assessment(of: fleet, since: assessment)
            ledger = CostLedger(of: fleet, since: ledger)
            let input = MadeUpPage.input(fleet, assessment, ledger.estimate, rendered.input)
            rendered = RenderedMetrics(input, catalogue: .whole, earlier: rendered)
            page = try await MadeUpPage.page(rendered, layout, page)
            _ = PublishedExposition(page)
            times["publication", default: []].append(Stopwatch.seconds(from: judging))
            let remembering = ContinuousClock.now
            try store.remember(FindingHistory.sightings(of: fleet, assessed: assessment, since: recorded))
            recorded = (fleet, assessment)
            times["history", default: []].append(Stopwatch.seconds(from: remembering))
        }
        func seconds(_ value: Double) -> String { "\((value * 100).rounded() / 100) s" }
        func median(_ name: String) -> String { seconds((times[name] ?? []).median) }
        return [
            Row("store, \(count) VMs put", seconds(putting)),
            Row("store, snapshot from nothing", seconds(whole)),
            Row("store, 1,000 reported again: snapshot", median("snapshot")),
            Row("store, 1,000 reported again: verdicts, cost, page", median("publication")),
            Row("store, 1,000 reported again: history of verdicts", median("history")),
        ]
    }

    /// Every hundredth VM reports again.
    private static func report(
        _ fleet: FleetSnapshot,
        _ round: Int,
        at now: Timestamp,
        into store: SQLiteFactStore
    ) throws {
        try store.write { writer in
            for project in fleet.projects {
                for index in stride(from: round, to: project.vms.count, by: 100) {
                    let vm = project.vms[index]
                    var inventory = Inventory(project: .id(vm.project), zone: vm.zone, instance: vm.id)
                    (inventory.osInfo, inventory.updateTime) = (vm.inventory?.osInfo, now)
                    try writer.put(Fact(.inventory(inventory), sourceTime: now, observedAt: now))
                }
            }
        }
    }

    private static func put(_ fleet: FleetSnapshot, into store: SQLiteFactStore) throws {
        for project in fleet.projects {
            try store.write { writer in
                try putProject(project, at: fleet.at, with: writer)
                for vm in project.vms { try put(vm, at: fleet.at, with: writer) }
            }
        }
    }

    private static func putProject(_ project: ProjectFleet, at now: Timestamp, with writer: any FactWriter) throws {
        func put(_ resource: Resource) throws {
            try writer.put(Fact(resource, sourceTime: nil, observedAt: now))
        }
        if let compute = project.compute { try put(.computeProject(compute.value)) }
        if let settings = project.featureSettings { try put(.featureSettings(settings.value)) }
        for deployment in project.patchDeployments { try put(.patchDeployment(deployment.value)) }
        for assignment in project.policyAssignments { try put(.policyAssignment(assignment.value)) }
        for subnetwork in project.subnetworks { try put(.subnetwork(subnetwork.value)) }
        for router in project.routers { try put(.router(router.value)) }
        for read in project.reads { try writer.record(read, of: .id(project.id)) }
        for week in 0..<4 {
            var job = PatchJob(project: .id(project.id), id: PatchJobID("\(project.id)-job-\(week)"))
            job.state = .known(.succeeded)
            job.createTime = now - .seconds((1 + 7 * week) * 86_400)
            job.deployment = PatchDeploymentID("weekly-0")
            try put(.patchJob(job))
        }
    }

    private static func put(_ vm: VM, at now: Timestamp, with writer: any FactWriter) throws {
        if let instance = vm.instance {
            try writer.put(Fact(.instance(instance.value), sourceTime: nil, observedAt: now))
        }
        if let known = vm.inventory {
            var inventory = Inventory(project: .id(vm.project), zone: vm.zone, instance: vm.id)
            (inventory.osInfo, inventory.updateTime) = (known.osInfo, known.updateTime)
            inventory.items = (known.packages?.updates ?? []).map { package in
                var item = InventoryItem()
                (item.presence, item.package) = (.known(.installed), package)
                return item
            }
            let time = known.updateTime ?? now
            try writer.put(Fact(.inventory(inventory), sourceTime: time, observedAt: time))
        }
        for report in vm.policyReports {
            try writer.put(
                Fact(.policyReport(report), sourceTime: report.updateTime, observedAt: report.updateTime ?? now)
            )
        }
        if let report = vm.vulnerabilities {
            try writer.put(
                Fact(.vulnerabilityReport(report), sourceTime: report.updateTime, observedAt: report.updateTime ?? now)
            )
        }
        for (week, patch) in vm.patches.enumerated() {
            var details = PatchJobInstanceDetails(project: .id(vm.project), zone: vm.zone, instance: vm.id)
            (details.state, details.failureReason) = (patch.state, patch.failureReason)
            let time = patch.jobCreateTime ?? now
            try writer.put(
                Fact(
                    .patchJobInstanceDetails(details),
                    sourceTime: nil,
                    observedAt: time,
                    patchJob: PatchJobID("\(vm.project)-job-\(week)")
                )
            )
        }
    }
}

extension SQLiteFactStore {
    fileprivate func remember(_ sightings: [Sighting]) throws {
        try write { writer in for sighting in sightings { try writer.add(sighting) } }
    }
}
