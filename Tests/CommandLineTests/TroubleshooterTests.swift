import Foundation
import Testing

/// Google's troubleshooter and ours look at the same VMs: where they differ, Google's is known to be wrong.
struct TroubleshooterTests {
    private static let scenario = """
        name: side-by-side
        history: 3d
        projects:
          - id: acme-prod
            zones: [us-central1-a]
            metadata: { enable-osconfig: "TRUE" }
            vms:
              - { name: public-1, os: debian-12, external_address: true }
              - { name: nat-1, os: debian-12 }
              - { name: yes-1, os: debian-12, metadata: { enable-osconfig: "yes" } }
              - { name: off-1, os: debian-12, metadata: { enable-osconfig: "false" } }
              - { name: nobody-1, os: debian-12, external_address: true, service_account: false }
            deployments:
              - { id: nightly, schedule: { daily: true }, created: -2d }
          - id: acme-half
            zones: [us-central1-a]
            metadata: { enable-osconfig: "TRUE", osconfig-disabled-features: "tasks" }
            vms:
              - { name: undone-1, os: debian-12, metadata: { enable-osconfig: "TRUE" } }
        """

    /// What each VM has, and each difference in the answers: question, what Google's says, what ours says.
    private static let differences: [(project: String, vm: String, differences: [String])] = [
        ("acme-prod", "public-1", []),
        // It looks at the first interface's external address only, and never at Cloud NAT.
        ("acme-prod", "nat-1", ["egress: No, pass"]),
        // It takes more words for on than the agent does.
        ("acme-prod", "yes-1", ["metadata: Yes, fail"]),
        ("acme-prod", "off-1", []),
        ("acme-prod", "nobody-1", []),
        // It believes the project's disabled features although the instance's key undoes them.
        ("acme-half", "undone-1", ["features: tasks off, instance_undoes_project"]),
    ]

    /// Our question for each of Google's.
    private static let questions = [
        ("Is the OS Config API enabled?", "api"), ("Is the OS Config agent enabled?", "metadata"),
        ("Is the OS Config agent up to date?", "agent_current"),
        ("Is a service account present on the instance?", "service_account"),
        ("Does this instance have a public IP or Private Google Access?", "egress"),
    ]

    @Test(.enabled(if: Gcloud.path != nil, Gcloud.isMissing))
    func `doctor differs from gcloud's troubleshooter only where that one is wrong`() async throws {
        let folder = try Folder()
        let scenario = try folder.write("side-by-side.yml", Self.scenario)
        let server = try await RunningServer(["simulate", "--port", "0", "--scenario", scenario, "--seed", "7"])
        _ = try await server.post("/simulator/clock", #"{"rate": 0}"#)
        let config = try folder.write(
            "c.yml",
            """
            projects: [acme-prod, acme-half]
            storage: { path: fleet.sqlite }
            google:
              credentials: none
              quotas: { global_reads: 100000, zonal_reads: 100000 }
              endpoints: { osconfig: "\(server.url)/", compute: "\(server.url)/compute/v1/", cloudbilling: "\(server.url)/" }
            """
        )
        #expect(try Binary.run("collect", "--config", config).status == 0)
        let doctor = try JSON(try Binary.run("doctor", "--config", config, "--vms", "--format", "json").output)
        for (project, vm, expected) in Self.differences {
            let gcloud = try Gcloud(server: server.url, project: project)
            let result = try gcloud.run(["os-config", "troubleshoot", vm, "--zone=us-central1-a"])
            let theirs = (result.output + result.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let ours = try #require(doctor["vms"].list.first { $0["name"].text == vm && $0["project"].text == project })
            #expect(Self.differences(theirs, ours) == expected, "\(vm): \(theirs)")
            #expect(theirs.contains("Is the OS Config API enabled? Yes"), "\(theirs)")
        }
    }

    private static func differences(_ theirs: String, _ ours: JSON) -> [String] {
        let answers = Dictionary(
            ours["answers"].list.map { ($0["question"].text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var differences: [String] = []
        for (question, name) in questions {
            // It asks no further once an answer is bad.
            guard let range = theirs.range(of: question) else { continue }
            let answer = theirs[range.upperBound...].split(separator: " ").first.map(String.init) ?? ""
            let outcome = answers[name]?["outcome"].text ?? ""
            let isSame = ["Yes": "pass", "No": "fail", "Unknown": "unknown"][answer] == outcome
            if !isSame { differences.append("\(name): \(answer), \(outcome)") }
        }
        let features = answers["features"]
        if theirs.contains("tasks"), features?["reason"].text == "instance_undoes_project" {
            differences.append("features: tasks off, instance_undoes_project")
        }
        return differences
    }
}
