import Exposition
import Foundation
import Testing

/// The main job on answers that Google's APIs really gave.
@Suite(.enabled(if: Folder.hasReal, "the recorded answers are not beside this checkout"))
struct RealDataTests {
    static let moment = "2024-06-25T17:15:00Z"

    @Test func `every file is taken, the empty page included, and the syslog is named`() throws {
        let folder = try Folder()
        let result = try Binary.run("ingest", "--db", folder.store, Folder.real)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        for (file, outcome) in [
            ("osconfig-inventories-full.json", "took 4 inventories"),
            ("compute-instances-aggregated.json", "took 6 instances"),
            ("compute-project.json", "took 1 projects"),
            ("compute-subnetworks-aggregated.json", "subnetworks"),
            ("osconfig-patch-deployments-page-1.json", "took 1 patch deployments"),
            ("osconfig-patch-deployments-page-2.json", "an empty page"),
            ("agent-syslog.txt", "not understood yet"),
        ] {
            let line = result.output.split(separator: "\n").first { $0.contains(file) }
            #expect(line?.contains(outcome) == true, "\(file): \(line ?? "not mentioned")")
        }
    }

    @Test func `packages and updates per VM are what the file holds`() throws {
        let folder = try Folder()
        try Binary.run("ingest", "--db", folder.store, Folder.real)
        let result = try Binary.run("metrics", "--db", folder.store, "--at", Self.moment)
        #expect(result.status == 0, "\(result.errors)")
        let samples = Samples(result.output)
        #expect(ExpositionLinter.problems(in: Array(result.output.utf8)).isEmpty)

        let data = try Data(contentsOf: URL(filePath: Folder.real + "/osconfig-inventories-full.json"))
        let page = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let inventories = try #require(page["inventories"] as? [[String: Any]])
        #expect(inventories.count == 4)
        for inventory in inventories {
            let vm = try #require((inventory["name"] as? String)?.split(separator: "/")[5]).description
            let items = try #require(inventory["items"] as? [String: [String: Any]]).values
            let installed = items.filter { $0["type"] as? String == "INSTALLED_PACKAGE" }
            #expect(samples.value("vm_packages", ["vm": vm]) == Double(installed.count))
            var updates: [String: Int] = [:]
            for item in items {
                for key in ["installedPackage", "availablePackage"] {
                    guard let kind = (item[key] as? [String: Any])?.keys.first else { continue }
                    updates[Self.manager(of: kind), default: 0] += key == "availablePackage" ? 1 : 0
                }
            }
            for (manager, count) in updates {
                #expect(samples.value("vm_package_updates", ["vm": vm, "manager": manager]) == Double(count))
            }
            #expect(samples.find("vm_package_updates", ["vm": vm]).count == updates.count)
            let info = try #require(samples.find("vm_info", ["vm": vm]).first)
            let system = try #require(inventory["osInfo"] as? [String: String])
            #expect(info["os"] == system["shortName"])
            #expect(info["os_version"] == system["version"])
            #expect(info["agent_version"] == system["osconfigAgentVersion"])
        }
    }

    @Test func `a second ingest of the same files changes nothing`() throws {
        let folder = try Folder()
        try Binary.run("ingest", "--db", folder.store, Folder.real)
        let first = try Binary.run("metrics", "--db", folder.store, "--at", Self.moment)
        try Binary.run("ingest", "--db", folder.store, Folder.real)
        let second = try Binary.run("metrics", "--db", folder.store, "--at", Self.moment)
        #expect(first.output == second.output)
    }

    private static func manager(of kind: String) -> String {
        switch kind {
        case "aptPackage": "apt"
        case "yumPackage": "yum"
        case "zypperPackage": "zypper"
        case "zypperPatch": "zypper_patch"
        case "googetPackage": "googet"
        case "wuaPackage": "wua"
        case "cosPackage": "cos"
        default: "other"
        }
    }
}
