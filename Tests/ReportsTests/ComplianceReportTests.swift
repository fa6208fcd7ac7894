import Assessment
import Fleet
import Reports
import Testing

struct ComplianceReportTests {
    /// A check that answers by the VM's name: `fail`, `unknown`, `pass`, anything else is not applicable.
    static func check(_ id: String, _ severity: Severity = .medium) -> Check {
        Check(id: id, title: "T", severity: severity, why: "W", remedy: "R") { subject in
            switch subject.vm.name.text.split(separator: "-").first {
            case "fail": return .fail("bad", evidence: ["seen"])
            case "unknown": return .unknown("dark")
            case "pass": return .pass()
            case "waived":
                var answer = CheckAnswer.fail("bad", evidence: [])
                answer.outcome.verdict = .waived
                return answer
            default: return .notApplicable("none")
            }
        }
    }

    static func fleet(_ names: [String], history: [HistoryKey: Timeline] = [:]) -> FleetSnapshot {
        var project = ProjectFleet(id: ProjectID("p"))
        project.vms = names.enumerated().map { index, name in
            var vm = VM(
                project: project.id,
                zone: ZoneName("z"),
                name: InstanceName(name),
                id: InstanceID(UInt64(index))
            )
            vm.history = history
            return vm
        }
        return FleetSnapshot(at: DemoFleet.now, projects: [project])
    }

    @Test func `unknown is not compliant, not applicable and waived are left out`() {
        let names = ["pass-1", "pass-2", "fail", "unknown", "other-1", "other-2", "waived"]
        let report = report(on: Self.fleet(names), checks: [Self.check("c")])
        let tally = report.summary.checks[0].counts
        #expect(tally.compliance == Rate(2, of: 4))
        #expect(tally[.notApplicable] == 2)
        #expect(tally[.waived] == 1)
        #expect(report.summary.vms.compliance.percent == "50%")
        #expect(report.summary.coverage == Rate(6, of: 7))
        #expect(report.waived.map(\.vm.name.text) == ["waived"])
    }

    @Test func `without VMs no rate is known`() {
        let report = report(on: Self.fleet([]), checks: [Self.check("c")])
        #expect(report.summary.vms.compliance.percent == nil)
        #expect(report.summary.coverage.ratio == nil)
        #expect(report.summary.checks[0].counts.compliance.ratio == nil)
    }

    @Test(arguments: [
        (999, 1_000, "99.9%"), (1_000, 1_000, "100%"), (9_999, 10_000, "99.9%"), (1, 3, "33.3%"), (0, 5, "0%"),
    ])
    func `only a whole is 100%`(part: Int, whole: Int, percent: String) {
        #expect(Rate(part, of: whole).percent == percent)
    }

    @Test func `one failure makes a VM fail although another answer is unknown`() {
        let always = Check(id: "u", title: "T", severity: .low, why: "W", remedy: "R") { _ in .unknown("dark") }
        let report = report(on: Self.fleet(["fail", "pass"]), checks: [Self.check("c"), always])
        #expect(report.projects[0].vms.map(\.verdict) == [.fail, .unknown])
        #expect(report.summary.coverage == Rate(1, of: 2))
    }

    @Test func `findings go by severity, then check, then VM`() {
        let checks = [Self.check("a", .low), Self.check("c", .critical), Self.check("b", .critical)]
        let report = report(on: Self.fleet(["fail-2", "fail-1"]), checks: checks)
        #expect(
            report.failing.map { "\($0.check.id) \($0.vm.name)" }
                == ["b fail-1", "b fail-2", "c fail-1", "c fail-2", "a fail-1", "a fail-2"]
        )
    }

    @Test(arguments: [("fail", true), ("unknown", false)])
    func `since is told only while the answer is the recorded one`(recorded: String, isKnown: Bool) {
        let since = DemoFleet.now - .seconds(7_200)
        let interval = HistoryInterval(value: recorded, since: since, seenUntil: DemoFleet.now)
        let history = [HistoryKey(kind: .finding, subject: "c"): Timeline([interval])]
        let report = report(on: Self.fleet(["fail"], history: history), checks: [Self.check("c")])
        #expect(report.failing.map(\.since) == [isKnown ? since : nil])
    }

    @Test func `facts that were never read are not counted as zero`() {
        let row = report(on: Self.fleet(["pass"])).projects[0].vms[0]
        #expect(row.updates == nil)
        #expect(row.vulnerabilities == nil)
        #expect(row.policies == nil)
        #expect(row.powerState == nil)
        #expect(row.patchState == nil)
    }

    @Test func `the summary adds the fleet up`() {
        let summary = report(on: DemoFleet.snapshot).summary
        #expect(summary.vmCount == 40)
        #expect(summary.agentStates.values.reduce(0, +) == 40)
        #expect(summary.patchStates.values.reduce(0, +) == 40)
        #expect(summary.agentStates.count == AgentState.allCases.count)
        #expect(summary.patchStates["NONE"] == 2)
        #expect(summary.patchFailures == 7)
        #expect(summary.updates == 109)
        #expect(summary.vmsWithUpdates == 11)
        #expect(summary.orphans[ProjectID("acme-stage")]?[.inventory] == 3)
        #expect(summary.findings(.fail).map(\.severity) == [.critical, .high, .medium, .low])
        #expect(summary.findings(.fail).reduce(0) { $0 + $1.count } == summary.findingCount(.fail))
    }

    @Test func `a summary of its own says the same as the report's`() {
        let fleet = DemoFleet.snapshot
        let report = report(on: fleet)
        let assessment = Assessment(of: fleet, settings: AssessmentSettings())
        let summary = FleetSummary(of: fleet, assessment: assessment, cost: report.summary.cost)
        #expect(summary.vms == report.summary.vms)
        #expect(summary.checks.map(\.counts) == report.summary.checks.map(\.counts))
        #expect(summary.vulnerableVMs == report.summary.vulnerableVMs)
    }

    @Test func `a zonal source is fine only if all its zones are, and as old as the oldest`() {
        var project = ProjectFleet(id: ProjectID("p"))
        project.reads = ["a", "b"].enumerated().map { index, zone in
            var read = SourceRead(source: .inventories, zone: ZoneName(zone))
            read.lastSuccess = DemoFleet.now - .seconds(60 * Int64(index + 1))
            read.failure = index == 1 ? "quota" : nil
            return read
        }
        let status = report(on: FleetSnapshot(at: DemoFleet.now, projects: [project])).summary.sources
        #expect(status.count == 1)
        #expect(status.first?.isFine == false)
        #expect(status.first?.zones == Rate(1, of: 2))
        #expect(status.first?.lastSuccess == DemoFleet.now - .seconds(120))
    }
}
