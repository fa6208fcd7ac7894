import Fleet
import Testing

@testable import FleetSimulator

@Suite struct ComputeInstanceTests {
    /// A VM of plain values.
    private func instance(
        role: String = "web",
        system: OperatingSystem = .debian12,
        status: String = "RUNNING",
        lastStop: Timestamp? = nil,
        managedBy: String? = nil,
        isExternal: Bool = false,
        metadata: [String: String] = [:],
        labels: [String: String] = [:],
        hasServiceAccount: Bool = true
    ) -> JSONValue {
        var group = VMGroupPlan(name: "vm", systems: [.init(system, 1)], role: role)
        group.managedBy = managedBy
        group.hasExternalAddress = isExternal
        group.labels = labels
        var plan = ProjectPlan(id: "shop", zones: ["europe-west3-a"])
        plan.number = "481516234299"
        plan.groups = [group]
        let fleet = ComputeTestFleet([plan]).fleet
        return ComputeInstance(
            project: fleet.projects[0],
            machine: fleet.machines[0],
            group: group,
            network: ComputeNetwork(for: fleet.projects[0], in: fleet),
            power: PowerMoment(status: status, lastStart: Timestamp(seconds: 1_790_000_000), lastStop: lastStop),
            metadata: metadata,
            hasServiceAccount: hasServiceAccount,
            ownLabels: labels
        ).json
    }

    private func metadata(_ instance: JSONValue) -> [String: String] {
        let items = instance["metadata"]?.elements("items") ?? []
        return Dictionary(
            items.compactMap { item in item["key"]?.wording.map { ($0, item["value"]?.wording ?? "") } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test func `a VM has the names, links and times of Compute Engine`() {
        let vm = instance()
        let zone = "https://www.googleapis.com/compute/v1/projects/shop/zones/europe-west3-a"
        #expect(vm["kind"] == "compute#instance")
        #expect(vm["id"]?.wording?.count == 19)
        #expect(vm["zone"] == .text(zone))
        #expect(vm["selfLink"] == .text("\(zone)/instances/vm"))
        #expect(vm["machineType"] == .text("\(zone)/machineTypes/e2-standard-2"))
        #expect(vm["status"] == "RUNNING")
        #expect(vm["lastStartTimestamp"] == "2026-09-21T07:13:20.000-07:00")
        #expect(vm["lastStopTimestamp"] == nil)
        #expect(vm["hostname"] == nil)
    }

    @Test func `an event changes labels, and a group has its own scopes`() throws {
        let project = SmallFleet.project(vms: 2) {
            $0.groups[0].labels = ["env": "prod", "os": "linux"]
            $0.groups[0].scopes = ["logging.write", "devstorage.read_only"]
        }
        let event = ScenarioEvent(at: .seconds(-60), vms: ["vm-1"], action: .labels(["env": nil, "team": "a"]))
        let client = APIClient(SmallFleet.fleet([project], events: [event]))
        let path = "/compute/v1/projects/acme-prod/zones/us-central1-a/instances"
        let vms = try client.get(path).elements("items")
        #expect(vms.map { $0["labels"]?.json() } == [#"{"os":"linux","team":"a"}"#, #"{"env":"prod","os":"linux"}"#])
        let root = "https://www.googleapis.com/auth/"
        #expect(
            vms[0].elements("serviceAccounts").first?["scopes"]
                == .list([.text(root + "logging.write"), .text(root + "devstorage.read_only")])
        )
        #expect(vms[0]["labelFingerprint"] != vms[1]["labelFingerprint"])
    }

    @Test func `a stopped VM has neither a CPU nor an ephemeral address`() {
        let stop = Timestamp(seconds: 1_790_000_600)
        let vm = instance(status: "TERMINATED", lastStop: stop, isExternal: true)
        let config = vm.elements("networkInterfaces").first?.elements("accessConfigs").first
        #expect(vm["cpuPlatform"] == "Unknown CPU Platform")
        #expect(vm["lastStopTimestamp"] == "2026-09-21T07:23:20.000-07:00")
        #expect(config?["type"] == "ONE_TO_ONE_NAT")
        #expect(config?["natIP"] == nil)
    }

    @Test func `only a VM with an external address has an access config`() {
        #expect(instance().elements("networkInterfaces").first?["accessConfigs"] == nil)
        let external = instance(isExternal: true).elements("networkInterfaces").first
        #expect(external?.elements("accessConfigs").first?["natIP"]?.wording?.hasPrefix("34.") == true)
    }

    @Test func `a VM without service account has no list of them`() {
        #expect(instance(hasServiceAccount: false)["serviceAccounts"] == nil)
        let account = instance().elements("serviceAccounts").first
        #expect(account?["email"] == "481516234299-compute@developer.gserviceaccount.com")
    }

    @Test func `a member of a managed instance group says who made it`() {
        let made = metadata(instance(managedBy: "pool", metadata: ["enable-osconfig": "Y"]))
        #expect(made["created-by"] == "projects/481516234299/zones/europe-west3-a/instanceGroupManagers/pool")
        #expect(made["instance-template"] == "projects/481516234299/global/instanceTemplates/pool-template")
        #expect(made["enable-osconfig"] == "Y")
        #expect(metadata(instance(metadata: ["a": "b"])) == ["a": "b"])
    }

    @Test func `metadata without items has a fingerprint all the same`() {
        let vm = instance()
        #expect(vm["metadata"] == ["kind": "compute#metadata", "fingerprint": "42WmSpB8rSM=", "items": .absent])
        #expect(instance(metadata: ["a": "b"])["metadata"]?["fingerprint"] != "42WmSpB8rSM=")
    }

    @Test func `a node of a cluster has its label, its tag and its licence`() {
        let node = instance(role: "gke", system: .cos, managedBy: "gke-pool-grp", labels: ["team": "a"])
        #expect(node["labels"] == ["goog-gke-node": "", "team": "a"])
        #expect(node["canIpForward"] == true)
        #expect(node["tags"]?.elements("items") == ["gke-gke-pool-grp-node"])
        let licenses = node.elements("disks").first?.elements("licenses") ?? []
        #expect(licenses.first?.wording?.hasSuffix("gke-node-images/global/licenses/gke-node") == true)
        #expect(licenses.count == 4)
        #expect(instance()["labels"] == nil)
    }

    @Test(arguments: [
        (OperatingSystem.debian12, "debian-cloud/global/licenses/debian-12-bookworm"),
        (.ubuntu2404, "ubuntu-os-cloud/global/licenses/ubuntu-2404-lts"),
        (.ubuntu2204, "ubuntu-os-cloud/global/licenses/ubuntu-2204-lts"),
        (.rhel9, "rhel-cloud/global/licenses/rhel-9-server"),
        (.centos7, "centos-cloud/global/licenses/centos-7"),
        (.sles15, "suse-cloud/global/licenses/sles-15"),
        (.windows2022, "windows-cloud/global/licenses/windows-server-2022-dc"),
        (.cos, "cos-cloud/global/licenses/cos"),
    ])
    func `the boot disk has the licence of the operating system`(_ system: OperatingSystem, license: String) {
        let disk = instance(system: system).elements("disks").first
        #expect(disk?["boot"] == true)
        #expect(
            disk?.elements("licenses").first == .text("https://www.googleapis.com/compute/v1/projects/\(license)")
        )
    }

    @Test func `a database has a data disk without licence, and nobody may delete it`() {
        let vm = instance(role: "db")
        #expect(vm.elements("disks").map { $0["boot"] } == [true, false])
        #expect(vm.elements("disks").last?["licenses"] == nil)
        #expect(vm["deletionProtection"] == true)
        #expect(instance()["deletionProtection"] == false)
    }

    @Test func `a VM for batch work is a Spot VM`() {
        let scheduling = instance(role: "batch")["scheduling"]
        #expect(scheduling?["provisioningModel"] == "SPOT")
        #expect(scheduling?["preemptible"] == true)
        #expect(instance()["scheduling"]?["provisioningModel"] == "STANDARD")
    }

    @Test(arguments: [
        // Daylight saving time of 2026 goes from March 8 to November 1.
        (1_772_963_999, "2026-03-08T01:59:59.000-08:00"),
        (1_772_964_000, "2026-03-08T03:00:00.000-07:00"),
        (1_793_523_599, "2026-11-01T01:59:59.000-07:00"),
        (1_793_523_600, "2026-11-01T01:00:00.000-08:00"),
        (0, "1969-12-31T16:00:00.000-08:00"),
    ])
    func `times are those of California`(_ seconds: Int64, text: String) {
        #expect(Timestamp(seconds: seconds).computeText == .text(text))
        #expect(Timestamp(rfc3339: text) == Timestamp(seconds: seconds))
    }

    @Test func `times have milliseconds`() {
        #expect(Timestamp(microseconds: 1_961_999).computeText == "1969-12-31T16:00:01.961-08:00")
    }
}
