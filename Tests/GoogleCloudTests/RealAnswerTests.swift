import Fleet
import Foundation
import GoogleCloud
import Testing

/// What Google's APIs really answered, counted by Foundation and by us.
@Suite(.enabled(if: PackageFolders.hasRealAnswers, "../shared/real is not here"))
struct RealAnswerTests {
    @Test func `a page of full inventories has as many items as Foundation counts`() throws {
        let tree = try tree("osconfig-inventories-full.json")
        let inventories = try read("osconfig-inventories-full.json").inventories
        let listed = try #require(tree["inventories"] as? [[String: Any]])
        #expect(inventories.count == listed.count)
        #expect(inventories.count == 4)
        for (inventory, object) in zip(inventories, listed) {
            let items = try #require(object["items"] as? [String: [String: Any]])
            let info = try #require(object["osInfo"] as? [String: String])
            #expect(inventory.items?.count == items.count)
            #expect(inventory.osInfo?.hostname == info["hostname"])
            for presence in [InventoryItem.Presence.installed, .available] {
                #expect(
                    inventory.items?.count { $0.presence == presence }
                        == items.values.count { $0["type"] as? String == presence.rawValue }
                )
            }
            #expect(Set(inventory.items?.map(\.id) ?? []) == Set(items.keys))
        }
    }

    @Test func `every item of a real inventory has a package that we know`() throws {
        let items = try read("osconfig-inventories-full.json").inventories.flatMap { $0.items ?? [] }
        #expect(items.count == 824)
        #expect(items.allSatisfy { !$0.package.displayName.isEmpty })
        #expect(items.allSatisfy { $0.origin == .inventoryReport && $0.presence.known != nil && $0.createTime != nil })
    }

    @Test func `an aggregated list has as many VMs as Foundation counts`() throws {
        let tree = try tree("compute-instances-aggregated.json")
        let scopes = try #require(tree["items"] as? [String: [String: Any]])
        let read = try read("compute-instances-aggregated.json")
        let listed = scopes.values.flatMap { $0["instances"] as? [[String: Any]] ?? [] }
        #expect(read.recognition?.counts == [.instance: listed.count])
        #expect(read.recognition?.unreachable == [])
        #expect(read.instances.map(\.name.text).sorted() == listed.compactMap { $0["name"] as? String }.sorted())
        #expect(read.instances.filter(\.isMIGMember).count == 3)
        #expect(read.instances.filter(\.isGKENode).count == 1)
    }

    @Test func `an aggregated list has as many subnetworks as Foundation counts`() throws {
        let tree = try tree("compute-subnetworks-aggregated.json")
        let scopes = try #require(tree["items"] as? [String: [String: Any]])
        let listed = scopes.values.reduce(0) { $0 + ($1["subnetworks"] as? [Any] ?? []).count }
        #expect(try read("compute-subnetworks-aggregated.json").recognition?.counts == [.subnetwork: listed])
    }

    @Test func `a project tells its number by its service account`() throws {
        let read = try read("compute-project.json")
        guard case .computeProject(let project) = read.resources.first else {
            Issue.record("not a project")
            return
        }
        #expect(project.number == ProjectNumber(12_340_001))
        #expect(project.metadata.isEmpty)
    }

    @Test func `a token may lead to an empty page`() throws {
        let first = try read("osconfig-patch-deployments-page-1.json")
        #expect(first.recognition?.counts == [.patchDeployment: 1])
        #expect(first.recognition?.nextPageToken == "ChVwcm9qZWN0cy80NDM3MzI0MjY0MDESBHRlc3Q=")
        let second = try read("osconfig-patch-deployments-page-2.json")
        #expect(second.recognition?.content == .emptyPage)
        #expect(second.recognition?.nextPageToken == nil)
    }

    private func read(_ name: String) throws -> ReadDocument {
        try ReadDocument([UInt8](Data(contentsOf: PackageFolders.realAnswers.appending(path: name))))
    }

    private func tree(_ name: String) throws -> [String: Any] {
        let data = try Data(contentsOf: PackageFolders.realAnswers.appending(path: name))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}

extension ReadDocument {
    var inventories: [Inventory] {
        resources.compactMap { resource in
            guard case .inventory(let inventory) = resource else { return nil }
            return inventory
        }
    }

    var instances: [Instance] {
        resources.compactMap { resource in
            guard case .instance(let instance) = resource else { return nil }
            return instance
        }
    }
}
