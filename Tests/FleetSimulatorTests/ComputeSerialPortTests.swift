import Fleet
import Testing

@testable import FleetSimulator

@Suite struct ComputeSerialPortTests {
    private static let path = "shop/zones/europe-west3-a/instances/web-1/serialPort"

    @Test func `a reader goes on where it stopped`() throws {
        let test = ComputeTestFleet()
        let all = try test.answer(Self.path, ["port": "1"])
        let text = try #require(all["contents"]?.wording)
        #expect(all["kind"] == "compute#serialPortOutput")
        #expect(all["start"] == "0")
        #expect(all["next"] == .text(String(text.utf8.count)))
        let rest = try test.answer(Self.path, ["start": "10"])
        #expect(rest["contents"] == .text(String(text.dropFirst(10))))
        #expect(rest["start"] == "10")
        let end = try test.answer(Self.path, ["start": all["next"]?.wording ?? ""])
        #expect(end["contents"] == "")
        #expect(
            try test.answer(Self.path, ["start": "-5"])["contents"]
                == .text(String(decoding: text.utf8.suffix(5), as: UTF8.self))
        )
    }

    @Test func `other ports are silent, and a fifth there is not`() throws {
        let test = ComputeTestFleet()
        #expect(try test.answer(Self.path, ["port": "4"])["contents"] == "")
        #expect(throws: APIError.self) { try test.answer(Self.path, ["port": "5"]) }
    }

    @Test func `a stopped VM is not ready`() {
        let stop = ScenarioEvent(at: .seconds(-600), vms: ["web-1"], action: .stop)
        let error = #expect(throws: APIError.self) { try ComputeTestFleet(events: [stop]).answer(Self.path) }
        #expect(error?.message == "The resource 'projects/shop/zones/europe-west3-a/instances/web-1' is not ready")
    }

    @Test(arguments: [OperatingSystem.debian12, .windows2022])
    func `the agent says that it started, on Windows without syslog`(_ system: OperatingSystem) throws {
        var plan = ComputeTestFleet.shop
        plan.groups = [VMGroupPlan(name: "vm", systems: [.init(system, 1)], role: "app")]
        let machine = try #require(ComputeTestFleet([plan]).fleet.machines.first)
        let agent = AgentMoment(
            features: AgentFeatures(),
            trouble: .noServiceAccount,
            lastInventory: nil,
            lastFullInventory: nil
        )
        let lines = ComputeSerialPort.lines(
            of: machine,
            boot: Timestamp(seconds: 1_795_420_800),
            kernel: "6.1.0-39-cloud-amd64",
            agentVersion: "20261001.00-g1",
            agent: agent
        )
        let prefix = system == .windows2022 ? "" : "Nov 23 08:00:21 vm OSConfigAgent[612]: "
        #expect(
            lines.contains(
                prefix
                    + "2026-11-23T08:00:21.4800Z OSConfigAgent Info: OSConfig Agent (version 20261001.00-g1) started."
            )
        )
        #expect(lines.contains("[    0.000000] Linux version 6.1.0-39-cloud-amd64") == (system == .debian12))
        #expect(lines.contains { $0.hasSuffix("OSConfigAgent Warning: No service account set for instance.") })
    }
}
