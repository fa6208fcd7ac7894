import Fleet
import Testing

@testable import FleetSimulator

@Suite struct ComputeNetworkTests {
    /// A host with two service projects, one of which is in a region where the host has nothing else.
    private static var shared: ComputeTestFleet {
        var host = ProjectPlan(id: "net-host", zones: ["europe-west3-a"])
        host.network.privateGoogleAccess = true
        host.network.nat = false
        var projects = [host]
        for (id, zone) in [("app", "europe-west3-b"), ("data", "us-east1-c")] {
            var project = ProjectPlan(id: id, zones: [zone])
            project.network.hostProject = "net-host"
            project.groups = [VMGroupPlan(name: "vm", systems: [.init(.debian12, 1)], role: "app")]
            projects.append(project)
        }
        return ComputeTestFleet(projects)
    }

    private func fleet(privateAccess: Bool, nat: Bool) -> ComputeTestFleet {
        var plan = ComputeTestFleet.shop
        plan.network.privateGoogleAccess = privateAccess
        plan.network.nat = nat
        return ComputeTestFleet([plan])
    }

    @Test func `each region has a subnetwork with a range of its own`() throws {
        let answer = try fleet(privateAccess: true, nat: true).answer("shop/aggregated/subnetworks")
        let items = answer["items"]
        #expect(items?.memberKeys == ["regions/europe-west3", "regions/us-central1"])
        let subnetwork = items?["regions/us-central1"]?.elements("subnetworks").first
        #expect(subnetwork?["name"] == "default")
        #expect(subnetwork?["ipCidrRange"] == "10.128.0.0/16")
        #expect(subnetwork?["privateIpGoogleAccess"] == true)
        #expect(
            subnetwork?["region"] == "https://www.googleapis.com/compute/v1/projects/shop/regions/us-central1"
        )
        let other = items?["regions/europe-west3"]?.elements("subnetworks").first
        #expect(other?["ipCidrRange"] == "10.156.0.0/16")
        #expect(other?["fingerprint"] != subnetwork?["fingerprint"])
    }

    @Test func `Private Google Access that is off is said so`() throws {
        let test = fleet(privateAccess: false, nat: true)
        let list = try test.answer("shop/regions/us-central1/subnetworks")
        #expect(list["kind"] == "compute#subnetworkList")
        #expect(list.elements("items").count == 1)
        #expect(list.elements("items").first?["privateIpGoogleAccess"] == .flag(false))
        let one = try test.answer("shop/regions/us-central1/subnetworks/default")
        #expect(list.elements("items").first == one)
        #expect(throws: APIError.self) { try test.answer("shop/regions/us-central1/subnetworks/other") }
    }

    @Test func `regions may lack what the others have`() throws {
        var plan = ComputeTestFleet.shop
        plan.network.withoutPrivateGoogleAccess = ["us-central1"]
        plan.network.withoutNAT = ["europe-west3"]
        let test = ComputeTestFleet([plan])
        let subnetworks = try test.answer("shop/aggregated/subnetworks")["items"]
        let access = ["us-central1", "europe-west3"].map {
            subnetworks?["regions/\($0)"]?.elements("subnetworks").first?["privateIpGoogleAccess"]
        }
        #expect(access == [.flag(false), .flag(true)])
        #expect(try test.answer("shop/aggregated/routers").resourceNames(of: "routers") == ["nat-router-us-central1"])
    }

    @Test func `Cloud NAT is on a router of each region, or there is no router`() throws {
        let with = try fleet(privateAccess: true, nat: true).answer("shop/aggregated/routers")
        let router = with["items"]?["regions/europe-west3"]?.elements("routers").first
        #expect(router?.elements("nats").first?["sourceSubnetworkIpRangesToNat"] == "ALL_SUBNETWORKS_ALL_IP_RANGES")
        #expect(router?.elements("nats").first?["type"] == "PUBLIC")
        #expect(with.resourceNames(of: "routers") == ["nat-router-europe-west3", "nat-router-us-central1"])
        let without = fleet(privateAccess: true, nat: false)
        let answer = try without.answer("shop/aggregated/routers")
        #expect(answer.resourceNames(of: "routers").isEmpty)
        #expect(answer["items"]?["regions/europe-west3"]?["warning"]?["code"] == "NO_RESULTS_ON_PAGE")
        #expect(try without.answer("shop/regions/europe-west3/routers")["items"] == nil)
    }

    @Test func `a VM's interface, its subnetwork and the router agree on the network`() throws {
        let test = ComputeTestFleet()
        let interface = try test.answer("shop/zones/us-central1-f/instances/gke-node")
            .elements("networkInterfaces").first
        let subnetwork = try test.answer("shop/regions/us-central1/subnetworks/default")
        let router = try test.answer("shop/regions/us-central1/routers").elements("items").first
        let network = try test.answer("shop/global/networks/default")
        #expect(interface?["subnetwork"] == subnetwork["selfLink"])
        #expect(interface?["network"] == network["selfLink"])
        #expect(subnetwork["network"] == network["selfLink"])
        #expect(router?["network"] == network["selfLink"])
        #expect(interface?["networkIP"]?.wording?.hasPrefix("10.128.") == true)
        #expect(network.elements("subnetworks").contains(subnetwork["selfLink"] ?? .absent))
    }

    @Test func `in a Shared VPC the host owns networks, subnetworks and routers`() throws {
        let test = Self.shared
        let interface = try test.answer("data/zones/us-east1-c/instances/vm").elements("networkInterfaces").first
        let subnetwork = try test.answer("net-host/regions/us-east1/subnetworks/shared")
        #expect(interface?["subnetwork"] == subnetwork["selfLink"])
        #expect(
            interface?["network"]
                == "https://www.googleapis.com/compute/v1/projects/net-host/global/networks/shared"
        )
        #expect(subnetwork["privateIpGoogleAccess"] == true)
        #expect(
            try test.answer("net-host/aggregated/subnetworks").resourceNames(of: "subnetworks") == ["shared", "shared"]
        )
        #expect(try test.answer("net-host/aggregated/routers").resourceNames(of: "routers").isEmpty)
        #expect(try test.answer("data/aggregated/subnetworks").resourceNames(of: "subnetworks").isEmpty)
        #expect(try test.answer("data/aggregated/routers").resourceNames(of: "routers").isEmpty)
        #expect(try test.answer("data/global/networks")["items"] == nil)
    }

    @Test func `projects say whether they are a host, and which host they have`() throws {
        let test = Self.shared
        #expect(try test.answer("net-host")["xpnProjectStatus"] == "HOST")
        #expect(try test.answer("data")["xpnProjectStatus"] == "UNSPECIFIED_XPN_PROJECT_STATUS")
        #expect(try test.answer("data/getXpnHost")["name"] == "net-host")
        #expect(try test.answer("net-host/getXpnHost") == ["kind": "compute#project"])
    }

    @Test func `a project has a number of Compute Engine's own and its metadata`() throws {
        let project = try ComputeTestFleet().answer("shop")
        #expect(project["id"]?.wording?.count == 19)
        #expect(project["name"] == "shop")
        #expect(project["defaultServiceAccount"] == "481516234299-compute@developer.gserviceaccount.com")
        #expect(
            project["commonInstanceMetadata"]?.elements("items") == [
                ["key": "enable-guest-attributes", "value": "TRUE"], ["key": "enable-osconfig", "value": "TRUE"],
            ]
        )
    }

    @Test func `no two VMs of a network share an address`() throws {
        var addresses: [String] = []
        let test = Self.shared
        for (project, zone) in [("app", "europe-west3-b"), ("data", "us-east1-c")] {
            let vm = try test.answer("\(project)/zones/\(zone)/instances/vm")
            addresses += vm.elements("networkInterfaces").compactMap { $0["networkIP"]?.wording }
        }
        let shop = try ComputeTestFleet().answer("shop/zones/europe-west3-a/instances").elements("items")
        let own = shop.flatMap { $0.elements("networkInterfaces") }.compactMap { $0["networkIP"]?.wording }
        #expect(Set(addresses).count == 2)
        #expect(Set(own).count == shop.count)
        #expect(own.allSatisfy { $0.hasPrefix("10.156.") })
    }

    @Test(arguments: [("us-central1", "abcf"), ("us-east1", "bcd"), ("europe-west1", "bcd"), ("europe-west3", "abc")])
    func `regions have the zones that they have`(_ name: String, letters: String) {
        #expect(ComputeRegion(name).zones == letters.map { "\(name)-\($0)" })
        #expect(ComputeRegion(name, extra: ["\(name)-x"]).zones.last == "\(name)-x")
    }
}
