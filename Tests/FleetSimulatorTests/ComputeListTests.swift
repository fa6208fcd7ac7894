import Fleet
import Testing

@testable import FleetSimulator

@Suite struct ComputeListTests {
    private let test = ComputeTestFleet()

    @Test func `VMs of all zones come as a map of scopes, of which empty ones carry a warning`() throws {
        let answer = try test.answer("shop/aggregated/instances")
        #expect(answer["kind"] == "compute#instanceAggregatedList")
        #expect(answer["id"] == "projects/shop/aggregated/instances")
        #expect(
            answer["items"]?.memberKeys == [
                "zones/europe-west3-a", "zones/europe-west3-b", "zones/europe-west3-c", "zones/us-central1-a",
                "zones/us-central1-b", "zones/us-central1-c", "zones/us-central1-f",
            ]
        )
        #expect(answer.resourceNames(of: "instances").count == 6)
        #expect(answer["items"]?["zones/us-central1-f"]?.elements("instances").first?["name"] == "gke-node")
        let warning = answer["items"]?["zones/europe-west3-c"]?["warning"]
        #expect(warning?["code"] == "NO_RESULTS_ON_PAGE")
        #expect(warning?.elements("data") == [["key": "scope", "value": "zones/europe-west3-c"]])
        #expect(answer["items"]?["zones/us-central1-f"]?["warning"] == nil)
        #expect(answer["nextPageToken"] == nil)
    }

    @Test(arguments: ["true", "True"])
    func `all scopes are regions and the global one too`(_ flag: String) throws {
        let items = try test.answer("shop/aggregated/instances", ["includeAllScopes": flag])["items"]
        #expect(items?.memberKeys.first == "global")
        #expect(items?.memberKeys.contains("regions/us-central1") == true)
        #expect(items?["regions/us-central1"]?["warning"]?["code"] == "NO_RESULTS_ON_PAGE")
        #expect(items?["zones/us-central1-f"]?.elements("instances").count == 1)
    }

    @Test func `pages hold each VM once, and the last one has no token`() throws {
        var names: [String] = []
        var token: String?
        var pages = 0
        repeat {
            var query = ["maxResults": "2", "returnPartialSuccess": "true"]
            query["pageToken"] = token
            let answer = try test.answer("shop/aggregated/instances", query)
            let found = answer.resourceNames(of: "instances")
            #expect(found.count == 2)
            names += found
            token = answer["nextPageToken"]?.wording
            pages += 1
        } while token != nil && pages < 10
        #expect(pages == 3)
        #expect(Set(names).count == 6)
        #expect(names == (try test.answer("shop/aggregated/instances").resourceNames(of: "instances")))
    }

    @Test func `a page has at most 500 VMs`() throws {
        var plan = ProjectPlan(id: "big", zones: ["us-east1-b"])
        var group = VMGroupPlan(name: "vm-{n}", systems: [.init(.debian12, 1)], role: "app")
        group.count = 501
        plan.groups = [group]
        let big = ComputeTestFleet([plan])
        for query in [[:], ["maxResults": "0"], ["maxResults": "9999"]] {
            let answer = try big.answer("big/zones/us-east1-b/instances", query)
            #expect(answer.elements("items").count == 500)
            let rest = try big.answer(
                "big/zones/us-east1-b/instances",
                ["pageToken": answer["nextPageToken"]?.wording ?? ""]
            )
            #expect(rest.elements("items").map { $0["name"] } == ["vm-501"])
        }
    }

    @Test func `a filter passes over VMs before pages are cut`() throws {
        let answer = try test.answer("shop/aggregated/instances", ["filter": "name=web-3", "maxResults": "1"])
        #expect(answer.resourceNames(of: "instances") == ["web-3"])
        #expect(answer["nextPageToken"] == nil)
        let running = try test.answer(
            "shop/zones/europe-west3-a/instances",
            ["filter": "name=web-1 AND status=RUNNING"]
        )
        #expect(running.elements("items").map { $0["name"] } == ["web-1"])
        let stopped = try test.answer("shop/zones/europe-west3-a/instances", ["filter": "status=TERMINATED"])
        #expect(stopped["items"] == nil)
    }

    @Test func `VMs are sorted by name or by age`() throws {
        func names(_ order: String, _ query: [String: String] = [:]) throws -> [String] {
            let query = query.merging(["orderBy": order]) { own, _ in own }
            let answer = try test.answer("shop/zones/europe-west3-a/instances", query)
            return answer.elements("items").compactMap { $0["name"]?.wording }
        }
        #expect(try names("name").sorted() == names("name"))
        let byAge = try names("creationTimestamp desc")
        #expect(byAge.filter { $0.hasPrefix("web") } == ["web-3", "web-1"])
        let first = try test.answer(
            "shop/zones/europe-west3-a/instances",
            ["orderBy": "creationTimestamp desc", "maxResults": "1"]
        )
        let token = try #require(first["nextPageToken"]?.wording)
        #expect(try names("creationTimestamp desc", ["pageToken": token]) == Array(byAge.dropFirst()))
        #expect(throws: APIError.self) { try names("status") }
    }

    @Test func `a VM is found by name and by numeric id`() throws {
        let byName = try test.answer("shop/zones/europe-west3-a/instances/web-1")
        let id = try #require(byName["id"]?.wording)
        #expect(byName["name"] == "web-1")
        #expect(try test.answer("481516234299/zones/europe-west3-a/instances/\(id)") == byName)
    }

    @Test func `what is not there is refused in Google's words`() {
        let missing = #expect(throws: APIError.self) { try test.answer("shop/zones/europe-west3-a/instances/none") }
        #expect(missing?.code == 404)
        #expect(missing?.message == "The resource 'projects/shop/zones/europe-west3-a/instances/none' was not found")
        let zone = #expect(throws: APIError.self) { try test.answer("shop/zones/mars-1/instances") }
        #expect(zone?.code == 400)
        #expect(zone?.message == "Invalid value for field 'zone': 'mars-1'. Unknown zone.")
        #expect(throws: APIError.self) { try test.answer("shop/regions/mars/subnetworks") }
        #expect(throws: APIError.self) { try test.answer("shop/zones/mars-1") }
        #expect(throws: APIError.self) { try test.answer("nobody") }
    }

    @Test func `a deleted VM is gone at once, although reports of it linger`() throws {
        let event = ScenarioEvent(at: .seconds(60), vms: ["shop/web-1"], action: .delete)
        let test = ComputeTestFleet(events: [event])
        let id = try #require(try test.answer("shop/zones/europe-west3-a/instances/web-1")["id"]?.wording)
        let later = Duration.seconds(120)
        #expect(throws: APIError.self) { try test.answer("shop/zones/europe-west3-a/instances/\(id)", after: later) }
        let names = try test.answer("shop/aggregated/instances", after: later).resourceNames(of: "instances")
        #expect(!names.contains("web-1"))
        #expect(names.count == 5)
    }

    @Test func `a managed instance group has the size of its VMs`() throws {
        let groups = try test.answer("shop/aggregated/instanceGroupManagers")
        #expect(groups["items"]?.memberKeys.contains("regions/europe-west3") == true)
        let group = groups["items"]?["zones/europe-west3-a"]?.elements("instanceGroupManagers").first
        #expect(group?["name"] == "pool")
        #expect(group?["targetSize"] == 1)
        #expect(groups.resourceNames(of: "instanceGroupManagers") == ["pool", "pool"])
    }

    @Test func `zones and regions name each other`() throws {
        let zones = try test.answer("shop/zones")
        #expect(zones["kind"] == "compute#zoneList")
        #expect(zones.elements("items").count == 7)
        let zone = try test.answer("shop/zones/us-central1-f")
        #expect(zones.elements("items").last == zone)
        let region = try test.answer("shop/regions/us-central1")
        #expect(zone["region"] == region["selfLink"])
        #expect(region.elements("zones").contains(zone["selfLink"] ?? .absent))
        #expect(
            try test.answer("shop/regions").elements("items").map { $0["name"] } == ["europe-west3", "us-central1"]
        )
    }

    @Test func `each method has a name, a permission and a path of its own`() {
        let methods = GoogleAPI.compute
        #expect(Set(methods.map(\.template)).count == methods.count)
        #expect(Set(methods.map(\.id)).count == methods.count)
        #expect(methods.allSatisfy { $0.permission.hasPrefix("compute.") && $0.service == .compute })
        #expect(methods.allSatisfy { $0.template.hasPrefix("/compute/v1/projects/{project}") })
    }

    @Test(arguments: ["ghost", "ghost/zones", "ghost/aggregated/instances"])
    func `a project that is not there was not found`(path: String) throws {
        let error = #expect(throws: APIError.self) { try ComputeTestFleet().answer(path) }
        #expect(error?.code == 404)
        #expect(error?.message == "The resource 'projects/ghost' was not found")
    }
}
