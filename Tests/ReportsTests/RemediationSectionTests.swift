import Assessment
import Fleet
import Foundation
import Reports
import Testing

struct RemediationSectionTests {
    static func html(
        _ histories: [(name: String, answers: KeyValuePairs<Double, Verdict>)],
        watchedFor watched: Double = 60
    ) throws -> String {
        let fleet = RemediationTests.fleet(histories, watchedFor: watched)
        let report = report(on: fleet, checks: [ComplianceReportTests.check("c")])
        return String(decoding: try HTMLReport.render(report), as: UTF8.self)
    }

    @Test func `the page tells how long failures last and what fixing took`() throws {
        let page = try Self.html([("fail", [9: .fail]), ("pass", [8: .fail, 5: .pass])])
        let row =
            #"<td class="n bad">1</td><td class="n">9 d</td><td class="n">9 d</td><td class="n">0</td>"#
            + #"<td class="n">0</td><td class="n">1</td><td class="n">3 d</td><td class="n">3 d</td>"#
            + #"<td class="n">3 d</td>"#
        #expect(page.components(separatedBy: row).count == 3, "by severity and by check")
        #expect(page.contains("What was fixed in the 30 days up to 2026-11-22 06:00:00Z."))
        #expect(page.contains("2026-11-13 06:00:00Z</time><small>for 9 d</small>"))
    }

    @Test func `what is known at least is said so`() throws {
        let page = try Self.html([("fail", [9: .fail])], watchedFor: 9)
        #expect(page.contains(#"<td class="n">≥ 9 d</td>"#))
        #expect(page.contains("<small>for at least 9 d</small>"))
        #expect(page.contains("since 2026-11-13 06:00:00Z, when our record began"))
    }

    @Test func `without a record the page says so`() throws {
        let report = report(
            on: ComplianceReportTests.fleet(["fail"]),
            checks: [ComplianceReportTests.check("c")]
        )
        let page = String(decoding: try HTMLReport.render(report), as: UTF8.self)
        #expect(page.contains("Nothing was recorded yet, so that only facts tell since when something fails."))
        #expect(page.contains(#"<td class="n bad">1</td><td class="n">–</td><td class="n">–</td>"#))
    }

    @Test func `where nothing ever failed there is no table`() throws {
        let page = try Self.html([("pass", [:])])
        #expect(page.contains("What was fixed in the 30 days"))
        #expect(!page.contains("t-times\""))
    }

    @Test func `a suite has its times as properties, in seconds, and a case its own`() throws {
        let fleet = RemediationTests.fleet([("fail", [9: .fail]), ("pass", [8: .fail, 5: .pass])])
        let report = report(on: fleet, checks: [ComplianceReportTests.check("c")])
        let file = String(decoding: try JUnitReport.render(report)[0], as: UTF8.self)
        for property in [
            #"name="fixed" value="1""#, #"name="fixed.period_seconds" value="2592000""#,
            #"name="in_violation.median_seconds" value="777600""#,
            #"name="in_violation.longest_seconds" value="777600""#,
            #"name="time_to_remediate.median_seconds" value="259200""#,
            #"name="time_to_remediate.p90_seconds" value="259200""#,
        ] {
            #expect(file.contains(property))
        }
        #expect(file.contains("\nSince 2026-11-13T06:00:00Z, for 9 d\n"))
    }

    @Test func `what is not known is no property`() throws {
        let report = report(
            on: ComplianceReportTests.fleet(["fail"]),
            checks: [ComplianceReportTests.check("c")]
        )
        let file = String(decoding: try JUnitReport.render(report)[0], as: UTF8.self)
        #expect(file.contains(#"name="fixed" value="0""#))
        #expect(!file.contains("in_violation"))
        #expect(!file.contains("time_to_remediate"))
    }
}
