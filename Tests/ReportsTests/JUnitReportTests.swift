import Assessment
import Fleet
import Foundation
import Testing

@testable import Reports

struct JUnitReportTests {
    @Test(arguments: ReportDetail.allCases)
    func `the files on a hostile fleet are the golden ones`(detail: ReportDetail) throws {
        let files = try JUnitReport.render(HostileFleet.report, detail: detail)
        #expect(files.count == 1)
        try Golden.expect(files[0], equals: "hostile-\(detail.rawValue).xml")
    }

    @Test(arguments: ReportDetail.allCases)
    func `every failure and unknown is a case of its own`(detail: ReportDetail) throws {
        let report = report(on: DemoFleet.snapshot)
        let elements = XMLDocumentText(of: try JUnitReport.render(report, detail: detail)[0]).elements
        #expect(elements["failure"] == report.failing.count)
        let broken = report.summary.brokenSources.count
        #expect(broken == 1)
        #expect(elements["error"] == report.unknown.count + broken)
        #expect(elements["testsuite"] == report.checks.count + 1)
    }

    @Test func `with all detail every VM has a case for every check`() throws {
        let report = report(on: DemoFleet.snapshot)
        let elements = XMLDocumentText(of: try JUnitReport.render(report, detail: .all)[0]).elements
        #expect(elements["testcase"] == 40 * report.checks.count + report.summary.sources.count)
        #expect(elements["skipped"] == report.summary.findingCount(.notApplicable))
    }

    @Test func `without it passes are counted by check, project and zone`() throws {
        let fleet = ComplianceReportTests.fleet(["pass-1", "pass-2", "other", "fail"])
        let report = report(on: fleet, checks: [ComplianceReportTests.check("c")])
        let text = String(decoding: try JUnitReport.render(report)[0], as: UTF8.self)
        #expect(text.contains("name=\"c: 2 VMs pass\" classname=\"p.z\""))
        #expect(text.contains("name=\"c: fail (3)\" classname=\"p.z\""))
        #expect(!text.contains("<skipped"))
        #expect(text.contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\""))
    }

    @Test func `a waived failure is skipped in every detail`() throws {
        let report = report(
            on: ComplianceReportTests.fleet(["waived"]),
            checks: [ComplianceReportTests.check("c")]
        )
        for detail in ReportDetail.allCases {
            let text = String(decoding: try JUnitReport.render(report, detail: detail)[0], as: UTF8.self)
            #expect(text.contains("<skipped message=\"waived: bad\"></skipped>"))
        }
    }

    @Test func `an outcome has type, message and the same text`() throws {
        let report = report(
            on: ComplianceReportTests.fleet(["fail"]),
            checks: [ComplianceReportTests.check("c", .high)]
        )
        let text = String(decoding: try JUnitReport.render(report)[0], as: UTF8.self)
        #expect(text.contains("<failure type=\"high\" message=\"bad: seen\">bad: seen\nWhat to do: R\n</failure>"))
    }

    @Test func `a file is cut before it has too many objects, and nothing is lost`() throws {
        let report = report(on: DemoFleet.snapshot)
        let whole = XMLDocumentText(of: try JUnitReport.render(report, detail: .all)[0]).elements
        let files = try JUnitReport.render(report, detail: .all, mostObjects: 600, mostBytes: 1_000_000)
        #expect(files.count > 1)
        var sums: [String: Int] = [:]
        for file in files {
            let document = XMLDocumentText(of: file)
            #expect(document.error == nil)
            #expect(document.elements.values.reduce(0, +) + document.attributes.count < 600)
            sums.merge(document.elements, uniquingKeysWith: +)
        }
        for element in ["testcase", "failure", "error", "skipped"] { #expect(sums[element] == whole[element]) }
        #expect(String(decoding: files[1], as: UTF8.self).contains("id=\"0\""))
    }

    @Test(arguments: [4_000, 8_000, 20_000])
    func `a file is cut before it is too long`(limit: Int) throws {
        for report in [HostileFleet.report, report(on: DemoFleet.snapshot)] {
            let files = try JUnitReport.render(report, detail: .all, mostObjects: 100_000, mostBytes: limit)
            #expect(files.count > 1)
            // One suite without cases may stand in front of a case that alone would be too long.
            for file in files { #expect(file.count < limit + 8_000) }
        }
    }

    @Test func `no two cases have one group and name`() throws {
        var project = ProjectFleet(id: ProjectID("p"))
        project.vms = ["a\u{1}", "a\u{2}"].map { name in
            VM(project: project.id, zone: ZoneName("z"), name: InstanceName(name), id: InstanceID(7))
        }
        let report = report(on: FleetSnapshot(at: DemoFleet.now, projects: [project]))
        let text = String(decoding: try JUnitReport.render(report, detail: .all)[0], as: UTF8.self)
        let names = text.matches(of: /<testcase name="([^"]*)" classname="([^"]*)"/).map { "\($0.1) \($0.2)" }
        #expect(names.count == 2 * report.checks.count)
        #expect(Set(names).count == names.count)
    }

    @Test(.enabled(if: Tool.python != nil, "VMM_TEST_PYTHON is not set; see scripts/test-tools"))
    func `junitparser counts what the report counts`() throws {
        let program = """
            import sys
            from junitparser import JUnitXml
            xml = JUnitXml.fromfile(sys.argv[1])
            declared = [(s.tests, s.failures, s.errors, s.skipped) for s in xml]
            for suite in xml: suite.update_statistics()
            counted = [(s.tests, s.failures, s.errors, s.skipped) for s in xml]
            assert declared == counted, (declared, counted)
            print(*map(sum, zip(*counted)))
            """
        for report in [HostileFleet.report, report(on: DemoFleet.snapshot)] {
            let files = try JUnitReport.render(report, detail: .all)
            let answer = try Tool.run(try #require(Tool.python), ["-c", program], files: files)
            let counts = report.summary
            let cases = counts.vmCount * report.checks.count + counts.sources.count + report.waivers.count
            let errors = report.unknown.count + counts.brokenSources.count
            let skipped =
                counts.findingCount(.notApplicable) + report.waived.count
                + report.waivers.count { $0.state != .active }
            #expect(answer.text == "\(cases) \(report.failing.count) \(errors) \(skipped)\n")
        }
    }
}
