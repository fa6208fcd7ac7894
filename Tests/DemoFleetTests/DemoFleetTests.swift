import DemoFleet
import Fleet
import Foundation
import Testing

@Suite struct DemoFleetTests {
    @Test(arguments: [true, false])
    func `every document is a JSON object under a name of its own`(isFull: Bool) throws {
        let documents = Answers(full: isFull).documents
        #expect(Set(documents.map(\.name)).count == documents.count)
        for document in documents { _ = try Answers.object(document) }
    }

    @Test func `the same seed and moment give the same bytes and another seed gives others`() {
        #expect(Answers(full: true).documents == Answers(full: true).documents)
        #expect(Answers(full: true).documents != Answers(seed: 2, full: true).documents)
    }

    @Test func `there are 36 VMs in two projects, three zones and six operating systems`() throws {
        let instances = try Answers().instances()
        #expect(instances.count == 36)
        #expect(Set(instances.values.compactMap { $0["id"] as? String }).count == 36)
        let zones = Set(
            instances.values.compactMap { ($0["zone"] as? String)?.split(separator: "/").last.map(String.init) }
        )
        #expect(zones == ["europe-west4-a", "us-central1-a", "us-central1-b"])
        let systems = try Answers().elements("inventories").compactMap {
            ($0["osInfo"] as? [String: Any])?["shortName"] as? String
        }
        #expect(Set(systems) == ["debian", "ubuntu", "rhel", "sles", "windows", "cos"])
    }

    @Test func `a full inventory lists 40 to 150 packages, the agent among them, and VMs of one purpose share a set`()
        throws
    {
        let inventories = try Answers(full: true).elements("inventories")
        var sets: [Set<String>: Int] = [:]
        for inventory in inventories {
            let items = try #require(inventory["items"] as? [String: [String: Any]])
            let installed = items.filter { $0.value["type"] as? String == "INSTALLED_PACKAGE" }.keys
            #expect((35...150).contains(installed.count))
            #expect(installed.contains { $0.contains("google-osconfig-agent") })
            for (key, item) in items { #expect(item["id"] as? String == key) }
            sets[Set(items.keys), default: 0] += 1
        }
        #expect(sets.values.contains { $0 >= 4 })
    }

    @Test func `a basic inventory has no items`() throws {
        for inventory in try Answers().elements("inventories") { #expect(inventory["items"] == nil) }
    }

    @Test func `zero values are left out as proto JSON leaves them out`() throws {
        for document in Answers().documents {
            #expect(!document.json.contains("null"), "\(document.name)")
            #expect(!document.json.contains("\"UNKNOWN\""), "\(document.name)")
            #expect(!document.json.contains("\"0\""), "\(document.name)")
        }
        #expect(Answers().documents.contains { $0.json == "{}" })
    }

    @Test func `the numbers of a job agree with its details`() throws {
        let answers = Answers()
        for job in try answers.elements("patchJobs") {
            let uuid = try #require((job["name"] as? String)?.split(separator: "/").last)
            let document = try #require(answers.documents.first { $0.patchJob == String(uuid) })
            let details = try Answers.object(document)["patchJobInstanceDetails"] as? [[String: Any]] ?? []
            let counts = try #require(job["instanceDetailsSummary"] as? [String: String])
            for state in PatchState.allCases {
                let count = details.count { $0["state"] as? String == state.rawValue }
                #expect(counts[state.summaryKey] == (count == 0 ? nil : String(count)))
            }
        }
    }

    @Test func `the job that runs shows VMs in every stage`() throws {
        let (job, states) = try Answers().newestJob(named: "openssl hot fix")
        #expect(job["state"] as? String == "PATCHING")
        #expect(
            Set(states.values) == [
                "PENDING", "INACTIVE", "NOTIFIED", "ACKED", "STARTED", "APPLYING_PATCHES", "REBOOTING",
                "RUNNING_PRE_PATCH_STEP", "RUNNING_POST_PATCH_STEP", "SUCCEEDED",
            ]
        )
    }

    @Test func `the job ends while one looks and another follows`() throws {
        let first = try Answers().newestJob(named: "openssl hot fix").job
        let ended = try Answers(at: Answers.start + .seconds(45 * 60)).newestJob(named: "openssl hot fix").job
        #expect(ended["name"] as? String == first["name"] as? String)
        #expect(ended["state"] as? String == "SUCCEEDED")
        let next = try Answers(at: Answers.start + .seconds(3 * 3_600)).newestJob(named: "openssl hot fix").job
        #expect(next["name"] as? String != first["name"] as? String)
        #expect(next["state"] as? String == "PATCHING")
    }

    @Test func `six weeks of jobs ended in each way that there is`() throws {
        let answers = Answers()
        #expect(try answers.elements("patchJobs").count { $0["displayName"] as? String == "weekly-linux" } == 6)
        let details = try answers.elements("patchJobInstanceDetails")
        for state in ["SUCCEEDED", "SUCCEEDED_REBOOT_REQUIRED", "FAILED", "TIMED_OUT", "NO_AGENT_DETECTED", "INACTIVE"]
        {
            #expect(details.contains { $0["state"] as? String == state }, "\(state)")
        }
        for detail in details where detail["state"] as? String == "FAILED" {
            #expect(detail["failureReason"] is String)
        }
        let jobs = try answers.elements("patchJobs").compactMap { $0["state"] as? String }
        #expect(Set(jobs).isSuperset(of: ["SUCCEEDED", "COMPLETED_WITH_ERRORS", "CANCELED", "PATCHING"]))
        #expect(try answers.elements("patchJobs").count { $0["dryRun"] as? Bool == true } == 1)
    }

    @Test func `no answer names a moment that has not come yet, but for what is planned`() throws {
        let pattern = /20\d\d-\d\d-\d\dT[\d:.]+(?:Z|-08:00)/
        for document in Answers(full: true).documents {
            let text = document.json.replacing(/"nextExecuteTime":"[^"]*"/, with: "")
            for match in text.matches(of: pattern) {
                let moment = try #require(Timestamp(rfc3339: String(match.output)))
                #expect(moment <= Answers.start, "\(document.name) \(match.output)")
            }
        }
    }
}
