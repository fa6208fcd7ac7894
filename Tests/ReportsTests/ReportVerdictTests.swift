import Assessment
import Fleet
import Reports
import Testing

struct ReportVerdictTests {
    private static let report = ReportsTests.report(
        on: ComplianceReportTests.fleet(["fail-1", "fail-2", "unknown", "pass", "other"]),
        checks: [ComplianceReportTests.check("crit", .critical), ComplianceReportTests.check("lowly", .low)]
    )
    private static let checks = ["crit", "lowly"]

    @Test(arguments: [
        ("none", 0), ("any", 4), ("critical", 2), ("high", 2), ("low", 4), ("lowly", 2), ("crit,lowly", 4),
        ("critical, lowly", 4), ("ANY", 4), (" low , critical ", 4),
    ])
    func `fail-on counts a severity and all that are worse, and named checks`(text: String, failures: Int) throws {
        #expect(try FailOn.parse(text, checks: Self.checks).gate(Self.report) == failures)
    }

    @Test(arguments: ["", "highest", "high,", "any,high", "none,low", "unknown"])
    func `fail-on refuses what it does not know, in one line`(text: String) throws {
        let error = try #require(throws: GateError.self) { try FailOn.parse(text, checks: Self.checks) }
        #expect(error.description.contains("any, none, critical, high, medium, low, crit, lowly"))
        #expect(!error.description.contains("\n"))
    }

    @Test func `fail-on knows the checks of the registry`() throws {
        for check in CheckRegistry.all {
            #expect(try FailOn.parse(check.id).checks == [check.id])
        }
    }

    @Test(arguments: [
        ("0", true), ("1", true), ("2", false), ("24.9%", true), ("25%", false), ("0%", true), ("100%", false),
    ])
    func `max-unknown limits a count or a share of the answers that apply`(text: String, isExceeded: Bool) throws {
        // 2 of 8 answers are unknown; those of `other` do not apply.
        #expect(try UnknownLimit.parse(text).isExceeded(by: Self.report) == isExceeded)
    }

    @Test(arguments: ["", "%", "-1", "1.5", "101%", "100.1%", "1.25%", "1.%", "1e3", "٣", "9999999999"])
    func `max-unknown refuses what is no limit`(text: String) throws {
        let error = try #require(throws: GateError.self) { try UnknownLimit.parse(text) }
        #expect(error == .badLimit(text))
    }

    @Test func `a broken source makes a report incomplete`() throws {
        let verdict = ReportVerdict(on: ReportsTests.report(on: DemoFleet.snapshot), failOn: .none, maxUnknown: nil)
        #expect(!verdict.isFailing)
        #expect(verdict.brokenSources == 1)
        #expect(verdict.isIncomplete)
    }

    @Test func `failures, unknowns and limit come together`() throws {
        let verdict = ReportVerdict(on: Self.report, failOn: .any, maxUnknown: .count(1))
        #expect(verdict.failures == 4)
        #expect(verdict.isFailing)
        #expect(verdict.unknowns == 2)
        #expect(verdict.isUnknownLimitExceeded)
        #expect(verdict.isIncomplete)
    }
}
