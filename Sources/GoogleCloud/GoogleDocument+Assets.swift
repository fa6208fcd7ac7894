import Fleet
import TapeJSON

// https://cloud.google.com/asset-inventory/docs/reference/rest/v1/Asset
//
// Answers spell `assetType` and `osInventory`; lines of exports may spell `asset_type` and `os_inventory`.

extension GoogleDocument {
    /// Whether the object is an asset of Cloud Asset Inventory.
    static func isAsset(_ json: JSONCursor) -> Bool {
        (json["assetType"] ?? json["asset_type"])?.text != nil
    }

    /// Reads the inventories of a page of assets.
    static func readAssets(
        _ assets: JSONCursor,
        into recognition: inout Recognition,
        _ take: (Resource) throws -> Void
    ) throws {
        guard !assets.isNull else { return }
        try located(at: .key("assets")) {
            for (index, asset) in try assets.requiredArray().enumerated() {
                try located(at: .index(index)) { try readAsset(asset, into: &recognition, take) }
            }
        }
    }

    /// Reads the inventory of an asset; one without an inventory has nothing for us.
    static func readAsset(
        _ asset: JSONCursor,
        into recognition: inout Recognition,
        _ take: (Resource) throws -> Void
    ) throws {
        for key: StaticString in ["osInventory", "os_inventory"] {
            guard let inventory = asset[key], !inventory.isNull else { continue }
            try located(at: .key(key)) {
                try readResource(inventory, of: .inventory, into: &recognition, take)
            }
        }
    }
}
