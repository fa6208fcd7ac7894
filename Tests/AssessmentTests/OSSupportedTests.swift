import Assessment
import Fleet
import Testing

@Suite struct OSSupportedTests {
    static let cases: [SceneCase] = [
        SceneCase("Debian 12", .pass, "ok") { $0.install("debian", "12") },
        SceneCase("Debian 10", .fail, "end_of_life") { $0.install("debian", "10") },
        SceneCase("Debian 12.1 is Debian 12", .pass, "ok") { $0.install("debian", "12.1") },
        SceneCase("Debian 1 is not Debian 12", .unknown, "os_not_known") { $0.install("debian", "1") },
        SceneCase("Debian 120 is not Debian 12", .unknown, "os_not_known") { $0.install("debian", "120") },
        SceneCase("Ubuntu 18.04", .fail, "end_of_life") { $0.install("ubuntu", "18.04") },
        SceneCase("Ubuntu 24.04", .pass, "ok") { $0.install("ubuntu", "24.04") },
        SceneCase("RHEL 7.9", .fail, "end_of_life") { $0.install("rhel", "7.9") },
        SceneCase("RHEL 9.6", .pass, "ok") { $0.install("rhel", "9.6") },
        SceneCase("Rocky 9", .pass, "ok") { $0.install("rocky", "9.5") },
        SceneCase("AlmaLinux 8", .pass, "ok") { $0.install("almalinux", "8.10") },
        SceneCase("CentOS Linux 7", .fail, "end_of_life") {
            $0.install("centos", "7", longName: "CentOS Linux 7 (Core)")
        },
        SceneCase("CentOS Stream 9", .pass, "ok") { $0.install("centos", "9", longName: "CentOS Stream 9") },
        SceneCase("SLES 15 SP6", .fail, "end_of_life") { $0.install("sles", "15.6") },
        SceneCase("SLES 15 SP7", .pass, "ok") { $0.install("sles", "15.7") },
        SceneCase("Windows Server 2022", .pass, "ok") {
            $0.install("windows", "10.0.20348", longName: "Microsoft Windows Server 2022 Datacenter")
        },
        SceneCase("Windows Server 2016", .pass, "ends_soon") {
            $0.install("windows", "10.0.14393", longName: "Microsoft Windows Server 2016 Datacenter")
        },
        SceneCase("Windows Server 2012 R2", .fail, "end_of_life") {
            $0.install("windows", "6.3.9600", longName: "Microsoft Windows Server 2012 R2 Standard")
        },
        SceneCase("Windows Server 2019", .pass, "ok") {
            $0.install("windows", "10.0.17763", longName: "Microsoft Windows Server 2019 Datacenter")
        },
        SceneCase("Windows Server, version 1809", .fail, "end_of_life") {
            $0.install("windows", "10.0.17763", longName: "Microsoft Windows Server Datacenter")
        },
        SceneCase("Windows 11 has a server's version", .unknown, "os_not_known") {
            $0.install("windows", "10.0.26100", longName: "Microsoft Windows 11 Pro")
        },
        SceneCase("COS 113", .fail, "end_of_life") { $0.install("cos", "113") },
        SceneCase("COS 121", .pass, "ends_soon") { $0.install("cos", "121") },
        SceneCase("a system of its own", .unknown, "os_not_known") { $0.install("gentoo", "2.17") },
        SceneCase("no name", .unknown, "os_not_told") { $0.install("", "") },
        SceneCase("no inventory", .unknown, "no_inventory") { $0.vm.inventory = nil },
        SceneCase("inventories never read", .unknown, "inventories_not_read") {
            $0.vm.inventory = nil
            $0.read(.inventories, age: nil)
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.install("debian", "10")
        },
    ]

    @Test(arguments: cases)
    func `systems in November 2026`(example: SceneCase) throws {
        let answer = try example.scene.answer("os_supported")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `support ends with the end of its last day, and time alone tells`() throws {
        var scene = FactScene()
        scene.install("windows", "10.0.14393", longName: "Microsoft Windows Server 2016 Datacenter")
        let end = try #require(Timestamp(rfc3339: "2027-01-13T00:00:00Z"))
        let soon = try scene.answer("os_supported")
        #expect(soon.until == end && soon.outcome.evidence.contains { $0.contains("2027-01-12") })
        let last = try scene.answer("os_supported", after: end - .tick - FactScene.noon).outcome
        #expect(last.verdict == .pass)
        let over = try scene.answer("os_supported", after: end - FactScene.noon).outcome
        #expect(over.verdict == .fail && over.since == end)
        #expect(over.remedy == "gcloud compute images list '--filter=family~^windows' --project=acme")
    }

    @Test func `a system with time left is judged again when its end is near`() throws {
        var scene = FactScene()
        scene.install("ubuntu", "22.04")
        let until = try scene.due("os_supported")
        #expect(until == Timestamp(rfc3339: "2026-12-04T00:00:00Z"))
        #expect(try scene.answer("os_supported", after: until - FactScene.noon).outcome.reason == "ends_soon")
    }
}
