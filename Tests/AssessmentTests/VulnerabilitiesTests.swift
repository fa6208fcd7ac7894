import Assessment
import Fleet
import Testing

@Suite struct VulnerabilitiesTests {
    static let cases: [SceneCase] = [
        SceneCase("none", .pass, "ok") { $0.find([]) },
        SceneCase("young", .pass, "within_limit") { $0.find([.cve(1, "CRITICAL", days: 13)]) },
        SceneCase("critical for too long", .fail, "critical_overdue") { $0.find([.cve(1, "CRITICAL", days: 15)]) },
        SceneCase("words in any case", .fail, "critical_overdue") { $0.find([.cve(1, "Critical", days: 15)]) },
        SceneCase("high for too long", .fail, "high_overdue") {
            $0.find([.cve(1, "MEDIUM", days: 99), .cve(2, "HIGH", days: 31), .cve(3, "CRITICAL", days: 3)])
        },
        SceneCase("without a limit", .pass, "ok") { $0.find([.cve(1, "LOW", days: 999)]) },
        SceneCase("without a fix", .pass, "ok") { $0.find([.cve(1, "CRITICAL", days: 999, fix: "")]) },
        SceneCase("a fix in the older form", .fail, "critical_overdue") {
            var old = Vulnerability.cve(1, "CRITICAL", days: 99, fix: "")
            old.availableItemIDs = ["availablePackage-openssl"]
            $0.find([old])
        },
        SceneCase("a limit of our own for a word of its own", .fail, "other_overdue") {
            $0.settings.vulnerabilityLimits = ["IMPORTANT": .hours(24)]
            $0.find([.cve(1, "Important", days: 2), .cve(2, "CRITICAL", days: 99)])
        },
        SceneCase("our outage does not age a vulnerability", .pass, "within_limit") {
            $0.read(.vulnerabilityReports, age: .hours(48))
            $0.find([.cve(1, "CRITICAL", days: 15)])
        },
        SceneCase("of unknown age", .unknown, "age_not_told") {
            var ageless = Vulnerability.cve(1, "CRITICAL", days: 1)
            ageless.createTime = nil
            $0.find([ageless])
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.find([.cve(1, "CRITICAL", days: 99)])
        },
        SceneCase("no report", .unknown, "no_report"),
        SceneCase("reports never read", .unknown, "vulnerability_reports_not_read") {
            $0.read(.vulnerabilityReports, age: nil)
        },
        SceneCase("reports refused", .unknown, "vulnerability_reports_denied") {
            $0.read(.vulnerabilityReports, age: nil, failure: "api_disabled")
        },
    ]

    @Test(arguments: cases)
    func `holes and their age`(example: SceneCase) throws {
        let answer = try example.scene.answer("vulnerabilities")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `evidence names the ten worst with age, limit and fix`() throws {
        var scene = FactScene()
        let high = (1...12).map { Vulnerability.cve($0, "HIGH", days: 40 + $0) }
        scene.find(
            high + [.cve(99, "CRITICAL", days: 20), .cve(99, "CRITICAL", days: 20), .cve(50, "LOW", days: 1, fix: "")]
        )
        let outcome = try scene.answer("vulnerabilities").outcome
        #expect(outcome.evidence.count == 11)
        #expect(outcome.evidence[0] == "13 of 15 open vulnerabilities are past their limit; 1 have no fix")
        #expect(
            outcome.evidence[1] == "CVE-2026-99 CRITICAL, open for 20 days of 14, fixed by availablePackage-openssl:2"
        )
        #expect(outcome.evidence[2].hasPrefix("CVE-2026-12 HIGH, open for 52 days"))
        #expect(outcome.since == FactScene.noon - .hours(24 * 22))
        #expect(outcome.remedy?.contains("zones/z-a/instances/vm-1") == true)
    }

    @Test func `a hole within its limit is judged again when the limit is over`() throws {
        var scene = FactScene()
        scene.find([.cve(1, "HIGH", days: 20), .cve(2, "CRITICAL", days: 13), .cve(3, "CRITICAL", days: 13, fix: "")])
        let until = try scene.due("vulnerabilities")
        #expect(until == FactScene.noon + .hours(24) + .tick)
        scene.read(.vulnerabilityReports, age: .zero - (until - FactScene.noon))
        #expect(try scene.answer("vulnerabilities", after: until - FactScene.noon).outcome.verdict == .fail)
    }
}

extension FactScene {
    /// Gives the VM a vulnerability report.
    fileprivate mutating func find(_ vulnerabilities: [Vulnerability]) {
        var report = VulnerabilityReport(project: .id("acme"), zone: "z-a", instance: InstanceID(1))
        report.vulnerabilities = vulnerabilities
        vm.vulnerabilities = report
    }
}

extension Vulnerability {
    fileprivate static func cve(
        _ number: Int,
        _ severity: String,
        days: Int,
        fix: String = "availablePackage-openssl:2"
    ) -> Vulnerability {
        var vulnerability = Vulnerability()
        vulnerability.cve = "CVE-2026-\(number)"
        vulnerability.severity = severity
        vulnerability.createTime = FactScene.noon - .hours(24 * days)
        var item = Item()
        item.availableItemID = fix
        vulnerability.items = [item]
        return vulnerability
    }
}
