import Fleet
import Testing

@testable import FleetSimulator

@Suite struct OSConfigInventoriesTests {
    private static let zone = "projects/acme-prod/locations/us-central1-a"
    private static let list = zone + "/instances/-/inventories"

    private let client = APIClient(SmallFleet.fleet([SmallFleet.project(vms: 3)]))

    @Test func `names carry the project's number and the VM's`() throws {
        let machine = try #require(client.fleet.machines.first)
        let inventory = try #require(client.get(Self.list).elements("inventories").first)
        let name = "projects/123456789012/locations/us-central1-a/instances/\(machine.id)/inventory"
        #expect(inventory.text("name") == name)
    }

    @Test(arguments: [
        ("", false), ("view=BASIC", false), ("view=1", false), ("view=INVENTORY_VIEW_UNSPECIFIED", false),
        ("view=FULL", true), ("view=2", true),
    ])
    func `only the full view has items`(query: String, hasItems: Bool) throws {
        let listed = try client.get("\(Self.list)?\(query)").elements("inventories")
        #expect(listed.count == 3)
        #expect(listed.allSatisfy { ($0["items"] != nil) == hasItems })
        let one = try client.get("\(Self.zone)/instances/vm-1/inventory?\(query)")
        #expect((one["items"] != nil) == hasItems)
    }

    @Test func `a view that is none is refused`() throws {
        #expect(try client.refusal(of: "\(Self.list)?view=ALL") == "INVALID_ARGUMENT")
    }

    @Test func `an inventory is as old as the last report`() throws {
        let moment = client.fleet.at(client.now)
        let machine = try #require(client.fleet.machines.last)
        let reported = try #require(moment.agent(of: machine).lastInventory)
        let inventory = try client.get("\(Self.zone)/instances/\(machine.name)/inventory")
        #expect(inventory.text("updateTime") == reported.rfc3339)
    }

    @Test(arguments: [(OperatingSystem.debian12, "vm-1.us-central1-a.c.acme-prod.internal"), (.windows2022, "VM-1")])
    func `a guest has a name of its own`(system: OperatingSystem, hostname: String) throws {
        let project = SmallFleet.project { $0.groups[0].systems = [.init(system, 1)] }
        let client = APIClient(SmallFleet.fleet([project]))
        let inventory = try client.get(Self.zone + "/instances/vm-1/inventory")
        #expect(inventory["osInfo"]?.text("hostname") == hostname)
    }

    @Test func `names of Windows have 15 characters at most`() throws {
        let project = SmallFleet.project {
            $0.groups[0].systems = [.init(.windows2022, 1)]
            $0.groups[0].name = "domain-controller-{n}"
        }
        let fleet = SmallFleet.fleet([project])
        let machine = try #require(fleet.machines.first)
        #expect(machine.hostname(in: fleet.projects[0]) == "DOMAIN-CONTROLL")
    }

    @Test func `a page of full inventories holds 25 at most, and the next one goes on after it`() throws {
        let client = APIClient(SmallFleet.fleet([SmallFleet.project(vms: 30)]))
        let first = try client.get("\(Self.list)?view=FULL&pageSize=100")
        let token = try #require(first.text("nextPageToken"))
        let second = try client.get("\(Self.list)?view=FULL&pageSize=100&pageToken=\(token)")
        #expect(first.elements("inventories").count == 25)
        #expect(second.elements("inventories").count == 5)
        #expect(second["nextPageToken"] == nil)
        let all = first.elements("inventories") + second.elements("inventories")
        #expect(Set(all.compactMap { $0.text("name") }).count == 30)
    }

    @Test func `a basic page holds 100 if somebody asks for so many`() throws {
        let client = APIClient(SmallFleet.fleet([SmallFleet.project(vms: 120)]))
        #expect(try client.get(Self.list).elements("inventories").count == 25)
        #expect(try client.get("\(Self.list)?pageSize=500").elements("inventories").count == 100)
    }

    @Test func `a filter may look at what the answer shows`() throws {
        let wanted = "osInfo.hostname=\"vm-2.us-central1-a.c.acme-prod.internal\""
        let found = try client.get("\(Self.list)?filter=\(wanted)").elements("inventories")
        let machine = try #require(client.fleet.machines.first { $0.name == "vm-2" })
        #expect(found.map { $0.text("name")?.contains(machine.id) } == [true])
    }

    @Test func `a zone without VMs has nothing`() throws {
        let answer = try client.get("projects/acme-prod/locations/europe-west4-b/instances/-/inventories")
        #expect(answer.json() == "{}")
    }

    @Test(arguments: ["-", "global", "us-central1", "us--a", "US-central1-a", "us-central1-a "])
    func `what is no zone is refused`(zone: String) throws {
        let path = "projects/acme-prod/locations/\(zone)/instances"
        #expect(try client.refusal(of: "\(path)/-/inventories") == "INVALID_ARGUMENT")
        #expect(try client.refusal(of: "\(path)/vm-1/inventory") == "INVALID_ARGUMENT")
    }

    @Test func `zones of more than three parts are zones`() throws {
        #expect(try client.get("projects/acme-prod/locations/us-central1-ai1-a/instances/-/inventories").json() == "{}")
    }

    @Test func `inventories of one VM cannot be listed`() throws {
        #expect(try client.refusal(of: Self.zone + "/instances/vm-1/inventories") == "INVALID_ARGUMENT")
    }

    @Test func `a VM is found by name and by id, a project by id and by number`() throws {
        let machine = try #require(client.fleet.machines.first)
        let byName = try client.get("\(Self.zone)/instances/\(machine.name)/inventory")
        let path = "projects/123456789012/locations/us-central1-a/instances/\(machine.id)/inventory"
        #expect(try client.get(path) == byName)
    }

    @Test func `a VM that never reported has no inventory`() throws {
        let project = SmallFleet.project(vms: 2) { $0.groups[0].hasAgent = false }
        let client = APIClient(SmallFleet.fleet([project]))
        #expect(try client.get(Self.list).json() == "{}")
        #expect(try client.refusal(of: Self.zone + "/instances/vm-1/inventory") == "NOT_FOUND")
        #expect(try client.refusal(of: Self.zone + "/instances/vm-9/inventory") == "NOT_FOUND")
    }
}
