import DemoFleet
import Fleet
import Testing

/// The VMs that show something special.
@Suite struct DemoStoryTests {
    @Test func `a healthy VM has reported within its last ten minutes, and goes on to do so`() throws {
        let later = Answers.start + .seconds(600)
        for vm in ["web-4kx2", "api-1", "erp-1", "sap-1", "stage-ci-1"] {
            let first = try #require(try Answers().heartbeat(of: vm))
            let second = try #require(try Answers(at: later).heartbeat(of: vm))
            #expect(Answers.start - first < .seconds(600))
            #expect(second == first + .seconds(600))
        }
    }

    @Test func `VMs do not report in the same second`() throws {
        let times = try Answers().elements("inventories").compactMap { $0["updateTime"] as? String }
        #expect(Set(times).count == times.count)
    }

    @Test func `the VM that polls hourly reports hourly`() throws {
        let first = try #require(try Answers().heartbeat(of: "stage-eu-web-1"))
        let second = try #require(try Answers(at: Answers.start + .seconds(3_600)).heartbeat(of: "stage-eu-web-1"))
        #expect(second == first + .seconds(3_600))
    }

    @Test func `the hung agent stays silent since two days`() throws {
        let first = try #require(try Answers().heartbeat(of: "db-2"))
        #expect((.seconds(2 * 86_400)...Duration.seconds(2 * 86_400 + 600)).contains(Answers.start - first))
        #expect(try Answers(at: Answers.start + .seconds(86_400)).heartbeat(of: "db-2") == first)
    }

    @Test(arguments: [0, 1, 7, 30, 300])
    func `the late agent is always 40 to 50 minutes late`(minutes: Int) throws {
        let now = Answers.start + .seconds(minutes * 60)
        let age = now - (try #require(try Answers(at: now).heartbeat(of: "cache-2")))
        #expect((.seconds(40 * 60)...Duration.seconds(50 * 60)).contains(age))
    }

    @Test func `the busy agent falls silent while it patches and speaks again after`() throws {
        let silent = try #require(try Answers().heartbeat(of: "db-1"))
        #expect(Answers.start - silent > .seconds(45 * 60))
        #expect(try Answers(at: Answers.start + .seconds(1_200)).heartbeat(of: "db-1") == silent)
        let later = Answers.start + .seconds(2_400)
        #expect(later - (try #require(try Answers(at: later).heartbeat(of: "db-1"))) < .seconds(600))
    }

    @Test func `the VM that has just started reports for the first time some minutes later`() throws {
        #expect(try Answers().inventory(of: "stage-load-1") == nil)
        #expect(try Answers(at: Answers.start + .seconds(300)).inventory(of: "stage-load-1") != nil)
    }

    @Test func `the VM without a service account was never seen`() throws {
        let answers = Answers()
        #expect(try answers.inventory(of: "scanner-1") == nil)
        let instance = try #require(try answers.instances()["scanner-1"])
        #expect(instance["serviceAccounts"] == nil)
        #expect(instance["status"] as? String == "RUNNING")
    }

    @Test(arguments: [
        ("vault-1", "enable-osconfig", "Y"),
        ("stage-batch-2", "osconfig-disabled-features", "osinventory"),
        ("stage-eu-web-1", "osconfig-poll-interval", "60"),
    ])
    func `metadata sets what is special`(vm: String, key: String, value: String) throws {
        #expect(try metadata(of: vm)[key] == value)
    }

    @Test func `members of instance groups and GKE nodes say who made them`() throws {
        #expect(try metadata(of: "web-4kx2")["created-by"]?.contains("/instanceGroupManagers/") == true)
        let node = try #require(try Answers().instances().first { $0.key.hasPrefix("gke-") })
        #expect((node.value["labels"] as? [String: String])?["goog-gke-node"]?.isEmpty == true)
        #expect(try metadata(of: node.key)["created-by"] != nil)
    }

    @Test func `the inventory of a VM that was made anew outlives it`() throws {
        let answers = Answers()
        let ids = Set(try answers.instances().values.compactMap { $0["id"] as? String })
        let orphans = try answers.elements("inventories").filter { inventory in
            let name = inventory["name"] as? String ?? ""
            return !ids.contains { name.contains("/instances/\($0)/") }
        }
        #expect(orphans.count == 1)
    }

    @Test func `stopped VMs say since when`() throws {
        let stopped = try Answers().instances().filter { $0.value["status"] as? String == "TERMINATED" }
        #expect(Set(stopped.keys) == ["batch-1", "stage-batch-1"])
        for instance in stopped.values { #expect(instance["lastStopTimestamp"] is String) }
    }

    @Test func `policy reports show each state, why it is unknown and what failed`() throws {
        let reports = try Answers().elements("osPolicyAssignmentReports")
        let policies = reports.flatMap { $0["osPolicyCompliances"] as? [[String: Any]] ?? [] }
        #expect(Set(policies.map { $0["complianceState"] as? String }) == ["COMPLIANT", "NON_COMPLIANT", nil])
        let reasons = Set(policies.compactMap { $0["complianceStateReason"] as? String })
        #expect(reasons == ["vm-not-running", "no-agent-detected", "os-policy-execution-pending"])
        let revisions = Set(reports.compactMap { $0["osPolicyAssignment"] as? String })
        #expect(revisions.count == 3)
        #expect(Answers().documents.contains { $0.json.contains("\"errorMessage\":\"Error installing apt package") })
    }

    @Test func `vulnerabilities of every severity are there, with and without a fix`() throws {
        let found = try Answers().elements("vulnerabilityReports").flatMap {
            $0["vulnerabilities"] as? [[String: Any]] ?? []
        }
        let severities = found.compactMap { ($0["details"] as? [String: Any])?["severity"] as? String }
        #expect(Set(severities) == ["CRITICAL", "HIGH", "MEDIUM", "LOW", "MINIMAL"])
        #expect(found.contains { $0["availableInventoryItemIds"] == nil })
        #expect(found.contains { $0["availableInventoryItemIds"] != nil })
    }

    @Test func `what vulnerability reports name is in the inventory`() throws {
        let answers = Answers(full: true)
        let items = Set(
            try answers.elements("inventories").flatMap { ($0["items"] as? [String: Any])?.keys.map { $0 } ?? [] }
        )
        for report in try answers.elements("vulnerabilityReports") {
            for item in (report["vulnerabilities"] as? [[String: Any]] ?? []).flatMap({
                $0["items"] as? [[String: Any]] ?? []
            }) {
                for key in ["installedInventoryItemId", "availableInventoryItemId"] {
                    if let id = item[key] as? String { #expect(items.contains(id)) }
                }
            }
        }
    }

    private func metadata(of vm: String) throws -> [String: String] {
        let instance = try #require(try Answers().instances()[vm])
        let items = (instance["metadata"] as? [String: Any])?["items"] as? [[String: String]] ?? []
        return Dictionary(items.map { ($0["key"] ?? "", $0["value"] ?? "") }) { first, _ in first }
    }
}
