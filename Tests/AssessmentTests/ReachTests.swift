import Assessment
import Fleet
import Testing

/// Whether VMs reach Google's APIs and package repositories: each way out, and what is not known.
@Suite struct ReachTests {
    /// A hidden VM whose agent was never heard of, so that only the network can tell.
    static func hidden(_ name: String, api: Expected, repositories: Expected, _ change: (inout SetUpVM) -> Void) -> Case
    {
        let vm = SetUpVM {
            $0.hide()
            $0.heartbeat = nil
            $0.project.subnetworks = [subnetwork()]
            change(&$0)
        }
        return Case(name: name, vm: vm, api: api, repositories: repositories)
    }

    struct Expected: Sendable {
        let verdict: Verdict
        let reason: String

        init(_ verdict: Verdict, _ reason: String) { (self.verdict, self.reason) = (verdict, reason) }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let vm: SetUpVM
        let api: Expected
        let repositories: Expected

        var testDescription: String { name }
    }

    private static let noWay = Expected(.fail, "no_way_out")
    private static let nat = Expected(.pass, "cloud_nat")

    static let ways: [Case] = [
        hidden(
            "an external address",
            api: Expected(.pass, "external_address"),
            repositories: Expected(.pass, "external_address")
        ) {
            $0.instance?.networkInterfaces[0].externalAddresses = ["34.1.2.3"]
        },
        hidden(
            "an external address on the second interface",
            api: Expected(.pass, "external_address"),
            repositories: Expected(.pass, "external_address")
        ) {
            var second = NetworkInterface()
            second.externalAddresses = ["34.1.2.3"]
            $0.instance?.networkInterfaces.append(second)
        },
        hidden(
            "an external IPv6 address",
            api: Expected(.pass, "external_ipv6_address"),
            repositories: Expected(.pass, "external_ipv6_address")
        ) { $0.instance?.networkInterfaces[0].externalIPv6Addresses = ["2600:1900::1"] },
        hidden(
            "Private Google Access",
            api: Expected(.pass, "private_google_access"),
            repositories: Expected(.fail, "private_google_access_only")
        ) { $0.project.subnetworks = [subnetwork { $0.hasPrivateGoogleAccess = true }] },
        hidden("Private Google Access and NAT", api: Expected(.pass, "private_google_access"), repositories: nat) {
            $0.project.subnetworks = [subnetwork { $0.hasPrivateGoogleAccess = true }]
            $0.project.routers = [router()]
        },
        hidden("NAT of all ranges", api: nat, repositories: nat) { $0.project.routers = [router()] },
        hidden("NAT of all primary ranges", api: nat, repositories: nat) {
            $0.project.routers = [router { $0.nats[0].sourceRanges = "ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES" }]
        },
        hidden("NAT of this subnetwork", api: nat, repositories: nat) {
            $0.project.routers = [router(of: SetUpVM.subnetwork, ranges: "PRIMARY_IP_RANGE")]
        },
        hidden("NAT of this subnetwork, told through another host", api: nat, repositories: nat) {
            let url = "https://compute.googleapis.com/compute/beta/projects/acme/regions/z/subnetworks/default"
            $0.project.routers = [router(of: url, ranges: "ALL_IP_RANGES")]
        },
        hidden("NAT of its secondary ranges only", api: noWay, repositories: noWay) {
            $0.project.routers = [router(of: SetUpVM.subnetwork, ranges: "LIST_OF_SECONDARY_IP_RANGES")]
        },
        hidden("NAT of another subnetwork", api: noWay, repositories: noWay) {
            $0.project.routers = [router(of: SetUpVM.subnetwork + "-2", ranges: "ALL_IP_RANGES")]
        },
        hidden("NAT of another region", api: noWay, repositories: noWay) {
            $0.project.routers = [router(region: "y")]
        },
        hidden("NAT of another network", api: noWay, repositories: noWay) {
            $0.project.routers = [router { $0.network = SetUpVM.network + "-2" }]
        },
        hidden("private NAT", api: noWay, repositories: noWay) {
            $0.project.routers = [router { $0.nats[0].type = "PRIVATE" }]
        },
        hidden("NAT for load balancers", api: noWay, repositories: noWay) {
            $0.project.routers = [router { $0.nats[0].endpointTypes = ["ENDPOINT_TYPE_MANAGED_PROXY_LB"] }]
        },
        hidden("Private Google Access for IPv4 does not help a VM without", api: noWay, repositories: noWay) {
            $0.instance?.networkInterfaces[0].stackType = "IPV6_ONLY"
            $0.project.subnetworks = [subnetwork { $0.hasPrivateGoogleAccess = true }]
            $0.project.routers = [router()]
        },
        hidden("nothing", api: noWay, repositories: noWay) { _ in },
    ]

    @Test(arguments: ways) func `the truth table of ways out holds`(_ test: Case) throws {
        try expect(test)
    }

    static let unknown: [Case] = [
        hidden(
            "subnetworks never read",
            api: Expected(.unknown, "subnetworks_not_read"),
            repositories: Expected(.unknown, "subnetworks_not_read")
        ) {
            $0.project.subnetworks = []
            $0.unread = [.subnetworks]
        },
        hidden(
            "subnetworks denied",
            api: Expected(.unknown, "subnetworks_denied"),
            repositories: Expected(.unknown, "subnetworks_denied")
        ) {
            $0.project.subnetworks = []
            $0.unread = [.subnetworks]
            $0.failures[.subnetworks] = "denied"
        },
        hidden("NAT of all, though subnetworks were never read", api: nat, repositories: nat) {
            $0.project.subnetworks = []
            $0.project.routers = [router()]
            $0.unread = [.subnetworks]
        },
        hidden(
            "routers never read",
            api: Expected(.unknown, "routers_not_read"),
            repositories: Expected(.unknown, "routers_not_read")
        ) {
            $0.unread = [.routers]
        },
        hidden(
            "Private Google Access, and routers never read",
            api: Expected(.pass, "private_google_access"),
            repositories: Expected(.unknown, "routers_not_read")
        ) {
            $0.project.subnetworks = [subnetwork { $0.hasPrivateGoogleAccess = true }]
            $0.unread = [.routers]
        },
        hidden(
            "a subnetwork younger than the listing",
            api: Expected(.unknown, "subnetwork_not_listed"),
            repositories: Expected(.unknown, "subnetwork_not_listed")
        ) {
            $0.project.subnetworks = []
        },
        hidden(
            "no interface told",
            api: Expected(.unknown, "network_not_told"),
            repositories: Expected(.unknown, "network_not_told")
        ) {
            $0.instance?.networkInterfaces = []
        },
        hidden(
            "instances never read",
            api: Expected(.unknown, "instances_not_read"),
            repositories: Expected(.unknown, "instances_not_read")
        ) {
            $0.instance = nil
            $0.unread = [.instances]
        },
        hidden(
            "stopped",
            api: Expected(.notApplicable, "vm_stopped"),
            repositories: Expected(.notApplicable, "vm_stopped")
        ) {
            $0.instance?.powerState = .known(.terminated)
        },
        hidden("the agent speaks all the same", api: Expected(.pass, "agent_in_contact"), repositories: noWay) {
            $0.heartbeat = .zero
        },
        hidden("the last patching succeeded all the same", api: noWay, repositories: Expected(.pass, "patched")) {
            $0.patches = [patchOutcome(.succeeded, age: .hours(48))]
            $0.instance?.lastStartTime = OneVM.noon - .hours(100)
        },
    ]

    @Test(arguments: unknown) func `what was not read is unknown, and what is proven passes`(_ test: Case) throws {
        try expect(test)
    }

    static let shared: [Case] = [
        hidden(
            "the host project is not watched",
            api: Expected(.unknown, "host_project_not_read"),
            repositories: Expected(.unknown, "host_project_not_read")
        ) { $0.join("host") },
        hidden(
            "the host project may not be read",
            api: Expected(.unknown, "host_project_denied"),
            repositories: Expected(.unknown, "host_project_denied")
        ) {
            $0.join("host")
            var host = ProjectFleet(id: "host")
            host.reads = SetUpVM.reads(
                at: OneVM.noon,
                unread: [.subnetworks, .routers],
                failures: [.subnetworks: "denied", .routers: "denied"]
            )
            $0.others = [host]
        },
        hidden("the host project has NAT", api: nat, repositories: nat) {
            $0.join("host")
            $0.others = [host { $0.routers = [router(project: "host")] }]
        },
        hidden("the host project has no way out", api: noWay, repositories: noWay) {
            $0.join("host")
            $0.others = [host { _ in }]
        },
    ]

    @Test(arguments: shared) func `a Shared VPC is judged by its host project`(_ test: Case) throws {
        try expect(test)
    }

    @Test func `pain 20: VMs without external address are fine with Private Google Access, and with NAT alone`() {
        for change: @Sendable (inout ProjectFleet) -> Void in [
            { $0.subnetworks = [Self.subnetwork { $0.hasPrivateGoogleAccess = true }] },
            {
                $0.subnetworks = [Self.subnetwork()]
                $0.routers = [Self.router()]
            },
        ] {
            let vm = SetUpVM {
                $0.hide()
                change(&$0.project)
            }
            #expect(vm.outcome(of: "api_reach")?.verdict == .pass)
            #expect(vm.outcome(of: "agent_alive")?.verdict == .pass)
        }
    }

    @Test func `who cannot get out is told the line that opens the way, in the project that owns the network`() throws {
        let vm = SetUpVM {
            $0.hide()
            $0.heartbeat = nil
            $0.join("host")
            $0.others = [Self.host { _ in }]
        }
        let api = try #require(vm.outcome(of: "api_reach"))
        #expect(
            api.remedy == "gcloud compute networks subnets update shared --region=z --enable-private-ip-google-access "
                + "--project=host"
        )
        #expect(
            api.evidence == [
                "nic0 in projects/host/regions/z/subnetworks/shared: no external address, no Private Google Access, no Cloud NAT"
            ]
        )
        let repositories = try #require(vm.outcome(of: "repository_reach"))
        #expect(
            repositories.remedy?.contains("gcloud compute routers create nat-z --region=z --network=shared") ?? false
        )
        let agent = try #require(vm.outcome(of: "agent_alive"))
        #expect(agent.remedy == api.remedy && agent.evidence.contains(api.evidence[0]))
    }

    private func expect(_ test: Case) throws {
        for (check, expected) in [("api_reach", test.api), ("repository_reach", test.repositories)] {
            let outcome = try #require(test.vm.outcome(of: check))
            #expect(outcome.verdict == expected.verdict && outcome.reason == expected.reason, "\(check): \(outcome)")
            #expect(outcome.isDeclared(by: check))
        }
    }
}
