import Assessment
import Fleet
import Testing

@testable import Reports

struct WaiverReportTests {
    private static let fleet = DemoFleet.snapshot

    private static func report(_ waivers: Waiver..., checks: [Check] = [DemoFleet.legacyCheck]) -> ComplianceReport {
        ReportsTests.report(on: fleet, checks: checks, waivers: waivers)
    }

    private static func html(_ report: ComplianceReport) throws -> String {
        XMLDocumentText(of: try HTMLReport.render(report)).text
    }

    private static func junit(_ report: ComplianceReport) throws -> String {
        String(decoding: try JUnitReport.render(report)[0], as: UTF8.self)
    }

    @Test func `a waived failure is listed with who answers for it, why and until when`() throws {
        let report = Self.report(DemoFleet.waiver())
        let summary = "Waived by ops@acme.example until 2027-01-01 00:00:00Z: replaced in December (waivers.yml:2)"
        #expect(report.waived.count == 9)
        #expect(report.failing.isEmpty)
        let page = try Self.html(report)
        #expect(page.contains(summary))
        #expect(page.contains("no updates since 2026-06-30"))
        let file = try Self.junit(report)
        #expect(file.contains("<skipped message=\"\(summary): end_of_life: no updates since 2026-06-30\"></skipped>"))
        #expect(!file.contains("<failure"))
    }

    @Test func `a failure is listed with what to do about this very VM`() throws {
        let report = Self.report()
        let finding = try #require(report.failing.first)
        let remedy = try #require(finding.outcome.remedy)
        #expect(remedy.contains(finding.vm.name.text))
        let page = String(decoding: try HTMLReport.render(report), as: UTF8.self)
        #expect(page.contains("<div class=\"fix\"><code>\(remedy)</code></div>"))
        #expect(try Self.junit(report).contains("\nWhat to do: \(remedy)\n"))
        #expect(try !Self.junit(report).contains("\nWhat to do: \(finding.check.remedy)\n</failure>"))
    }

    @Test func `a failure without remedy of its own has the check's`() throws {
        let report = Self.report(checks: [ComplianceReportTests.check("c")])
        #expect(try !Self.html(report).contains("class=\"fix\""))
        let named = ReportsTests.report(
            on: ComplianceReportTests.fleet(["fail"]),
            checks: [ComplianceReportTests.check("c")]
        )
        #expect(try Self.junit(named).contains("\nWhat to do: R\n</failure>"))
    }

    @Test(
        arguments: [
            (
                DemoFleet.waiver(), "waives 9 failures",
                "<testcase name=\"waivers.yml:2\" classname=\"waivers\" time=\"0.000\"></testcase>"
            ),
            (
                DemoFleet.waiver(expiry: "2026-11-20T00:00:00Z"), "expired, 9 failures again",
                "expired, 9 failures again: "
            ),
            (
                DemoFleet.waiver(vms: ["gone"], expiry: "2026-11-20T00:00:00Z"), "expired, not needed",
                "expired, not needed: check legacy_os · VM gone; owner ops@acme.example, expires 2026-11-20T00:00:00Z"
            ),
            (DemoFleet.waiver(checks: ["none"]), "not needed now", "not needed now: check none; owner"),
            (DemoFleet.waiver(vms: ["gone"]), "matches nothing", "matches nothing: check legacy_os · VM gone; owner"),
        ] as [(Waiver, String, String)]
    )
    func `reports say what each waiver does`(waiver: Waiver, state: String, line: String) throws {
        let report = Self.report(waiver)
        let page = String(decoding: try HTMLReport.render(report), as: UTF8.self)
        #expect(page.contains("\">\(state)</span>"))
        #expect(page.contains("<a href=\"#waivers\">Waivers 1</a>"))
        let file = try Self.junit(report)
        #expect(file.contains(line))
        #expect(file.contains("<testsuite name=\"waivers\""))
    }

    @Test func `a failure whose waiver has expired says so in both reports`() throws {
        let report = Self.report(DemoFleet.waiver(expiry: "2026-11-20T00:00:00Z"))
        #expect(report.failing.count == 9)
        let words = "the waiver of ops@acme.example expired 2026-11-20T00:00:00Z (waivers.yml:2): replaced in December"
        #expect(try Self.html(report).contains(words))
        #expect(try Self.junit(report).contains("end_of_life: \(words)"))
    }

    @Test func `waivers that someone must look at come first`() throws {
        let report = Self.report(
            DemoFleet.waiver(1),
            DemoFleet.waiver(2, vms: ["gone"]),
            DemoFleet.waiver(3, vms: ["gone"], expiry: "2026-11-20T00:00:00Z"),
            DemoFleet.waiver(4, expiry: "2026-11-30T00:00:00Z"),
            DemoFleet.waiver(5, checks: [], labels: ["tier": "lab"]),
            DemoFleet.waiver(6, vms: [], expiry: "2026-11-21T00:00:00Z")
        )
        let page = String(decoding: try HTMLReport.render(report), as: UTF8.self)
        let lines = page.matches(of: /<b>waivers\.yml:(\d)<\/b>/).map { String($0.1) }
        // Nine failures are waived by 1 and 4, so that none is left to those that have expired.
        #expect(lines == ["3", "6", "2", "5", "4", "1"])
        #expect(page.contains("in 7 d"))
    }

    @Test func `without waivers nothing is said of them`() throws {
        let page = String(decoding: try HTMLReport.render(Self.report()), as: UTF8.self)
        #expect(!page.contains("id=\"waivers\""))
        #expect(try !Self.junit(Self.report()).contains("name=\"waivers\""))
    }

    @Test func `a long scope is counted`() {
        let waiver = DemoFleet.waiver(
            checks: [],
            vms: Set((1...7).map { InstanceName("vm-\($0)") }),
            labels: ["tier": "lab"]
        )
        #expect(WaiverText.scope(of: waiver) == "all checks · VMs vm-1, vm-2, vm-3, vm-4 and 3 more · label tier=lab")
    }

    @Test(arguments: [
        (["fail", "waived"], "fail", 0), (["waived", "fail"], "fail", 0), (["fail", "pass", "fail"], "fail", 2),
        (["unknown", "fail"], "fail", 1), (["fail", "unknown"], "unknown", 1),
    ])
    func `since goes back through the time in which the failure was waived`(
        values: [String],
        name: String,
        index: Int
    ) {
        let start = DemoFleet.now - .seconds(36_000)
        let intervals = values.enumerated().map { index, value in
            let since = start + .seconds(3_600 * index)
            return HistoryInterval(value: value, since: since, seenUntil: since)
        }
        let history = [HistoryKey(kind: .finding, subject: "c"): Timeline(intervals)]
        let waivers = values.last == "waived" ? [DemoFleet.waiver(checks: ["c"])] : []
        let report = ReportsTests.report(
            on: ComplianceReportTests.fleet([name], history: history),
            checks: [ComplianceReportTests.check("c")],
            waivers: waivers
        )
        let findings = report.failing + report.unknown + report.waived
        #expect(findings.map(\.since) == [start + .seconds(3_600 * index)])
    }
}
