import DemoFleet
import Fleet
import Foundation
import Testing

/// What the demo answers, as a test reads it.
struct Answers {
    static let start = Timestamp(seconds: 1_795_401_600)

    let documents: [DemoDocument]

    init(at now: Timestamp = start, seed: UInt64 = 1, full: Bool = false) {
        documents = DemoFleet(seed: seed, startedAt: Self.start).documents(at: now, full: full)
    }

    /// The answer in a document, parsed by Foundation.
    static func object(_ document: DemoDocument) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(document.json.utf8))
        return try #require(value as? [String: Any], "\(document.name)")
    }

    /// The elements of every list of that name.
    func elements(_ key: String) throws -> [[String: Any]] {
        try documents.flatMap { try Self.object($0)[key] as? [[String: Any]] ?? [] }
    }

    /// Every VM of `instances.aggregatedList`, by name.
    func instances() throws -> [String: [String: Any]] {
        var found: [String: [String: Any]] = [:]
        for document in documents where document.name.hasSuffix("-instances.json") {
            let scopes = try #require(try Self.object(document)["items"] as? [String: [String: Any]])
            for instance in scopes.values.flatMap({ $0["instances"] as? [[String: Any]] ?? [] }) {
                found[try #require(instance["name"] as? String)] = instance
            }
        }
        return found
    }

    /// The inventory of a VM; `nil` when it has none.
    func inventory(of vm: String) throws -> [String: Any]? {
        let id = try #require(try instances()[vm]?["id"] as? String)
        return try elements("inventories").first { inventory in
            (inventory["name"] as? String)?.hasSuffix("/instances/\(id)/inventory") ?? false
        }
    }

    /// When the VM's agent last reported; `nil` when it never did.
    func heartbeat(of vm: String) throws -> Timestamp? {
        guard let inventory = try inventory(of: vm) else { return nil }
        let text = try #require(inventory["updateTime"] as? String)
        let time: Timestamp = try #require(Timestamp(rfc3339: text))
        return time
    }

    /// The newest job, and where each of its VMs stands.
    func newestJob(named name: String) throws -> (job: [String: Any], states: [String: String]) {
        let job = try #require(try elements("patchJobs").first { $0["displayName"] as? String == name })
        let uuid = try #require((job["name"] as? String)?.split(separator: "/").last)
        let document = try #require(documents.first { $0.patchJob == String(uuid) })
        let details = try Self.object(document)["patchJobInstanceDetails"] as? [[String: Any]] ?? []
        var states: [String: String] = [:]
        for detail in details {
            let name = try #require((detail["name"] as? String)?.split(separator: "/").last)
            states[String(name)] = try #require(detail["state"] as? String)
        }
        return (job, states)
    }
}
