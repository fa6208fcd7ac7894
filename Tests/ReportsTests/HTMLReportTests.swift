import Assessment
import Fleet
import Foundation
import Reports
import TestSupport
import Testing

struct HTMLReportTests {
    @Test func `the report on a hostile fleet is the golden one`() throws {
        try Golden.expect(HTMLReport.render(HostileFleet.report), equals: "hostile.html")
    }

    @Test func `the landing page of a hostile fleet is the golden one`() throws {
        try Golden.expect(
            LandingPage.render(HostileFleet.report.summary, version: "1.2.3<&>"),
            equals: "hostile-landing.html"
        )
    }

    @Test func `no text of the cloud becomes markup`() throws {
        for page in try Self.pages(of: HostileFleet.report) {
            let document = XMLDocumentText(of: page)
            #expect(document.error == nil)
            #expect(document.elements["script"] == nil)
            #expect(!String(decoding: page, as: UTF8.self).contains("<script"))
        }
        #expect(
            XMLDocumentText(of: try HTMLReport.render(HostileFleet.report)).text.contains("<script>alert(1)</script>")
        )
    }

    @Test(arguments: 0..<20)
    func `random hostile names give pages that can be read back`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var project = ProjectFleet(id: ProjectID(HostileText.random(using: &random)))
        project.vms = (0..<5).map { HostileFleet.vm($0, HostileText.random(using: &random), in: project.id) }
        let names = project.vms.map { HostileText.allowed($0.name.text) }
        let report = report(on: FleetSnapshot(at: DemoFleet.now, projects: [project]))
        for page in try Self.pages(of: report) { #expect(XMLDocumentText(of: page).error == nil) }
        let html = XMLDocumentText(of: try HTMLReport.render(report))
        for name in names { #expect(html.text.utf8.firstRange(of: name.utf8) != nil) }
        for file in try JUnitReport.render(report, detail: .all) {
            let junit = XMLDocumentText(of: file)
            #expect(junit.error == nil)
            for name in names {
                #expect(junit.attributes.contains { $0.utf8.firstRange(of: name.utf8) != nil })
            }
        }
    }

    @Test func `the page loads nothing`() throws {
        for page in try Self.pages(of: report(on: DemoFleet.snapshot)) {
            let text = String(decoding: page, as: UTF8.self)
            #expect(text.contains("default-src 'none'"))
            for word in ["src=", "url(", "@import", "<link", "<script", "http://", "https://", "javascript:"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    @Test func `every link inside the report has its target`() throws {
        let text = String(decoding: try HTMLReport.render(report(on: DemoFleet.snapshot)), as: UTF8.self)
        let targets = text.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        #expect(targets.contains("fail-agent_alive"))
        for target in targets { #expect(text.contains("id=\"\(target)\""), "\(target)") }
    }

    @Test func `parts come in the order in which people need them`() throws {
        let text = String(decoding: try HTMLReport.render(report(on: DemoFleet.snapshot)), as: UTF8.self)
        let places = ["summary", "fail", "unknown", "everything", "cost", "sources"].map { id in
            text.firstRange(of: "<section id=\"\(id)\"")?.lowerBound
        }
        #expect(!places.contains(nil))
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test func `a report of findings leaves the list of VMs out`() throws {
        var settings = ReportSettings()
        settings.detail = .findings
        let text = String(
            decoding: try HTMLReport.render(report(on: DemoFleet.snapshot, settings: settings)),
            as: UTF8.self
        )
        #expect(!text.contains("id=\"everything\""))
        #expect(!text.contains("#everything\""))
    }

    @Test func `10,000 VMs of which nearly all fail everything stay below 15 MB`() throws {
        var project = ProjectFleet(id: ProjectID("acme-production"))
        project.vms = (0..<10_000).map { index in
            var vm = DemoFleet.vm(
                4,
                project: "acme-production",
                zone: "us-central1-a",
                name: "instance-group-\(index)",
                readsPolicies: true
            )
            vm = Self.copy(vm, id: UInt64(index))
            vm.patches[0].state = Open("FAILED")
            vm.patches[0].failureReason = String(repeating: "E: failed to fetch ", count: 15)
            for index in vm.policyReports.indices { vm.policyReports[index].policies[0].state = Open("NON_COMPLIANT") }
            return vm
        }
        let report = report(on: FleetSnapshot(at: DemoFleet.now, projects: [project]))
        #expect(report.failing.count + report.unknown.count >= 30_000)
        let page = try HTMLReport.render(report)
        #expect(page.count < 15_000_000)
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("instance-group-9999"))
        #expect(text.contains("Evidence is cut to"))
    }

    @Test func `10,000 VMs that fail 8 checks stay below 15 MB, and small checks are listed whole`() throws {
        let words = String(repeating: "word ", count: 60)
        let checks = (10..<18).map { number in
            Check(id: "check_\(number)", title: "T", severity: .high, why: "W", remedy: "R") { subject in
                guard number > 10 || subject.vm.id.value < 300 else { return .pass() }
                return .fail(
                    "bad",
                    evidence: [words],
                    remedy:
                        "gcloud compute instances add-metadata \(subject.vm.name) --zone=us-central1-a --metadata=a=b",
                    since: DemoFleet.now
                )
            }
        }
        var project = ProjectFleet(id: ProjectID("acme-production"))
        project.vms = (0..<10_000).map { index in
            VM(
                project: project.id,
                zone: "us-central1-a",
                name: InstanceName("instance-group-\(index)"),
                id: InstanceID(UInt64(index))
            )
        }
        let report = report(on: FleetSnapshot(at: DemoFleet.now, projects: [project]), checks: checks)
        #expect(report.failing.count == 70_300)
        let page = try HTMLReport.render(report)
        #expect(page.count < 15_000_000)
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("And 7,186 more VMs."))
        #expect(text.contains("No check lists more than 2,814 VMs of one verdict here"))
        #expect(text.contains("gcloud compute instances add-metadata instance-group-0 "))
    }

    private static func copy(_ vm: VM, id: UInt64) -> VM {
        var copy = VM(
            project: vm.project,
            zone: vm.zone,
            name: InstanceName("instance-group-\(id)"),
            id: InstanceID(id)
        )
        copy.instance = vm.instance
        copy.inventory = vm.inventory
        copy.inventory?.packages = PackageSet(
            id: 1,
            installed: [],
            available: [DemoFleet.package("a", "1")]
        )
        copy.patches = vm.patches
        copy.policyReports = vm.policyReports
        copy.vulnerabilities = vm.vulnerabilities
        copy.history = vm.history
        return copy
    }

    static func pages(of report: ComplianceReport) throws -> [[UInt8]] {
        [try HTMLReport.render(report), try LandingPage.render(report.summary, version: "1.2.3")]
    }
}

@Suite(.enabled(if: Tool.xmllint != nil, "xmllint is not installed"))
struct XMLLintTests {
    @Test func `xmllint finds all documents well-formed`() throws {
        let empty = report(on: FleetSnapshot(at: DemoFleet.now, projects: []))
        var files: [[UInt8]] = []
        for report in [HostileFleet.report, report(on: DemoFleet.snapshot), empty] {
            files += try HTMLReportTests.pages(of: report)
            files += try JUnitReport.render(report)
            files += try JUnitReport.render(report, detail: .all)
        }
        let answer = try Tool.run(try #require(Tool.xmllint), ["--noout"], files: files)
        #expect(answer.text == "")
        #expect(answer.status == 0)
    }

    @Test(
        .enabled(if: !Tool.schemas.isEmpty, "VMM_JUNIT_XSD is not set; see scripts/test-tools"),
        arguments: Tool.schemas
    )
    func `JUnit files are valid`(schema: String) throws {
        let empty = report(on: FleetSnapshot(at: DemoFleet.now, projects: []))
        var files: [[UInt8]] = []
        for report in [HostileFleet.report, report(on: DemoFleet.snapshot), empty] {
            files += try JUnitReport.render(report)
            files += try JUnitReport.render(report, detail: .all)
        }
        let answer = try Tool.run(try #require(Tool.xmllint), ["--noout", "--schema", schema], files: files)
        #expect(answer.status == 0, "\(answer.text)")
    }
}

@Suite(.enabled(if: Tool.chromium != nil, "chromium is not installed"))
struct ChromiumTests {
    @Test(arguments: [false, true])
    func `a browser shows the page and has nothing to say about it`(isHostile: Bool) throws {
        let report = isHostile ? HostileFleet.report : report(on: DemoFleet.snapshot)
        for page in try HTMLReportTests.pages(of: report) {
            let answer = try Tool.run(
                try #require(Tool.chromium),
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir={folder}/profile",
                    "--enable-logging=stderr", "--v=0", "--dump-dom",
                ],
                files: [page]
            )
            #expect(answer.status == 0)
            #expect(!answer.text.contains("CONSOLE"))
            #expect(answer.text.contains("<footer>"))
            #expect(!answer.text.contains("<script"))
        }
    }
}
