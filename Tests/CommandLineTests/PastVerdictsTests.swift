import Exposition
import Foundation
import Testing

/// What `--at` says of moments whose facts newer ones have replaced.
@Suite struct PastVerdictsTests {
    private static func report(_ state: String, at time: String) -> String {
        """
        {"name": "projects/acme-prod/locations/us-central1-a/instances/1/osPolicyAssignments/base/report",
         "instance": "vm-1", "updateTime": "\(time)",
         "osPolicyAssignment": "projects/acme-prod/locations/us-central1-a/osPolicyAssignments/base@r1",
         "osPolicyCompliances": [{"osPolicyId": "p", "complianceState": "\(state)"}]}
        """
    }

    private func ingest(_ folder: Folder, _ text: String, at time: String) throws {
        let file = try folder.write("\(UUID().uuidString).json", text)
        let result = try Binary.run("ingest", "--db", folder.store, "--observed-at", time, file)
        #expect(result.status == 0, "\(result.errors)")
    }

    private func outcome(of check: String, _ folder: Folder, at time: String) throws -> [String] {
        let samples = Samples(try Binary.run("metrics", "--db", folder.store, "--at", time).output)
        return ["pass", "fail", "unknown", "not_applicable"].filter {
            samples.value("findings", ["check": check, "outcome": $0]) == 1
        }
    }

    /// A VM that fails its policy at ten, keeps it at eleven and fails it again at twelve.
    private func folder() throws -> Folder {
        let folder = try Folder()
        for (hour, state) in [(10, "NON_COMPLIANT"), (11, "COMPLIANT"), (12, "NON_COMPLIANT")] {
            let time = "2026-11-22T\(hour):00:00Z"
            try ingest(folder, "[\(CurrentFactsTests.instance(1))]", at: time)
            try ingest(folder, "[\(Self.report(state, at: time))]", at: time)
        }
        return folder
    }

    @Test func `each past moment has the answer of then`() throws {
        let folder = try folder()
        for (time, expected) in [("10:30", "fail"), ("11:30", "pass"), ("12:00", "fail")] {
            let found = try outcome(of: "policy_compliance", folder, at: "2026-11-22T\(time):00Z")
            #expect(found == [expected], "\(time)")
        }
        let before = try outcome(of: "policy_compliance", folder, at: "2026-11-22T09:00:00Z")
        #expect(before == ["unknown"], "nothing was recorded yet")
    }

    @Test func `a report of the past says that it tells what was recorded, and for how long`() throws {
        let folder = try folder()
        let page = try Binary.run(
            "report",
            "--db",
            folder.store,
            "--at",
            "2026-11-22T10:30:00Z",
            "--format",
            "html"
        ).output
        #expect(page.contains("as recorded then; newer facts took the place of those of that time"))
        #expect(page.contains("2026-11-22 10:00:00Z</time><small>for at least 30 min</small>"))
    }

    @Test func `a report tells what was fixed, and how fast`() throws {
        let folder = try folder()
        let file = try Binary.run(
            "report",
            "--db",
            folder.store,
            "--at",
            "2026-11-22T12:30:00Z",
            "--format",
            "junit"
        ).output
        let suite = try #require(file.firstMatch(of: /<testsuite name="policy_compliance"[\s\S]*?<\/properties>/))
            .output
        #expect(suite.contains(#"name="fixed" value="1""#))
        #expect(suite.contains(#"name="time_to_remediate.median_seconds" value="3600""#))
        #expect(suite.contains(#"name="in_violation.longest_seconds" value="1800""#))
    }

    @Test func `a file that comes late does not overwrite what was recorded`() throws {
        let folder = try folder()
        let inventory = CurrentFactsTests.inventory(1).replacing("2026-11-22T12:00:00Z", with: "2026-11-22T10:40:00Z")
        try ingest(folder, "[\(inventory)]", at: "2026-11-22T10:40:00Z")
        #expect(try outcome(of: "policy_compliance", folder, at: "2026-11-22T10:45:00Z") == ["fail"])
        #expect(try outcome(of: "policy_compliance", folder, at: "2026-11-22T12:30:00Z") == ["fail"])
    }
}
