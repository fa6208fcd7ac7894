import Fleet
import Foundation

/// Decodes a page of `inventories.list` with Foundation's `JSONDecoder`, into the same values as the product does.
///
/// The peer of the inventory benchmark. The map of items loses its order on the way, so items come sorted by id.
struct FoundationInventoryDecoder {
    private let decoder = JSONDecoder()

    func inventories(in page: Data) throws -> [Inventory] {
        try decoder.decode(Page.self, from: page).inventories?.map { try $0.inventory } ?? []
    }
}

private struct Page: Decodable {
    var inventories: [WireInventory]?
}

private struct WireInventory: Decodable {
    var name: String
    var osInfo: WireOSInfo?
    var updateTime: String?
    var items: [String: WireItem]?

    var inventory: Inventory {
        get throws {
            guard let name = ResourceName(name), let zone = name.zone, let id = name.instanceID else {
                throw UnreadableInventory()
            }
            var inventory = Inventory(project: name.project, zone: zone, instance: id)
            inventory.osInfo = osInfo?.osInfo
            inventory.updateTime = try updateTime.map(timestamp)
            inventory.items = try items?.map { try $1.item(key: $0) }.sorted { $0.id < $1.id }
            return inventory
        }
    }
}

private struct WireOSInfo: Decodable {
    var hostname: String?
    var longName: String?
    var shortName: String?
    var version: String?
    var architecture: String?
    var kernelVersion: String?
    var kernelRelease: String?
    var osconfigAgentVersion: String?

    var osInfo: OSInfo {
        var info = OSInfo()
        info.hostname = hostname ?? ""
        info.longName = longName ?? ""
        info.shortName = shortName ?? ""
        info.version = version ?? ""
        info.architecture = architecture ?? ""
        info.kernelVersion = kernelVersion ?? ""
        info.kernelRelease = kernelRelease ?? ""
        info.agentVersion = osconfigAgentVersion ?? ""
        return info
    }
}

private struct WireItem: Decodable {
    var id: String?
    var originType: String?
    var type: String?
    var createTime: String?
    var updateTime: String?
    var installedPackage: WirePackage?
    var availablePackage: WirePackage?

    func item(key: String) throws -> InventoryItem {
        var item = InventoryItem()
        item.id = id ?? key
        if let originType { item.origin = Open(originType) }
        if let type {
            item.presence = Open(type)
        } else if installedPackage != nil {
            item.presence = .known(.installed)
        } else if availablePackage != nil {
            item.presence = .known(.available)
        }
        item.createTime = try createTime.map(timestamp)
        item.updateTime = try updateTime.map(timestamp)
        item.package = try (installedPackage ?? availablePackage)?.package ?? .empty
        return item
    }
}

private struct WirePackage: Decodable {
    var aptPackage: WireVersionedPackage?
    var yumPackage: WireVersionedPackage?
    var zypperPackage: WireVersionedPackage?
    var googetPackage: WireVersionedPackage?
    var cosPackage: WireVersionedPackage?
    var zypperPatch: WireZypperPatch?
    var wuaPackage: WireWindowsUpdate?
    var qfePackage: WireQuickFix?
    var windowsApplication: WireWindowsApplication?

    var package: SoftwarePackage {
        get throws {
            if let aptPackage { return .apt(aptPackage.package) }
            if let yumPackage { return .yum(yumPackage.package) }
            if let zypperPackage { return .zypper(zypperPackage.package) }
            if let googetPackage { return .googet(googetPackage.package) }
            if let cosPackage { return .cos(cosPackage.package) }
            if let zypperPatch { return .zypperPatch(zypperPatch.patch) }
            if let wuaPackage { return .wua(try wuaPackage.update) }
            if let qfePackage { return .qfe(try qfePackage.fix) }
            return windowsApplication.map { .windowsApplication($0.application) } ?? .empty
        }
    }
}

private struct WireVersionedPackage: Decodable {
    var packageName: String?
    var architecture: String?
    var version: String?

    var package: VersionedPackage {
        var package = VersionedPackage()
        package.name = packageName ?? ""
        package.architecture = architecture ?? ""
        package.version = version ?? ""
        return package
    }
}

private struct WireZypperPatch: Decodable {
    var patchName: String?
    var category: String?
    var severity: String?
    var summary: String?

    var patch: ZypperPatch {
        var patch = ZypperPatch()
        patch.name = patchName ?? ""
        patch.category = category ?? ""
        patch.severity = severity ?? ""
        patch.summary = summary ?? ""
        return patch
    }
}

private struct WireWindowsUpdate: Decodable {
    struct Category: Decodable {
        var id: String?
        var name: String?
    }

    var title: String?
    var description: String?
    var categories: [Category]?
    var kbArticleIds: [String]?
    var supportUrl: String?
    var moreInfoUrls: [String]?
    var updateId: String?
    var revisionNumber: Int64?
    var lastDeploymentChangeTime: String?

    var update: WindowsUpdate {
        get throws {
            var update = WindowsUpdate()
            update.title = title ?? ""
            update.description = description ?? ""
            update.categories = (categories ?? []).map { category in
                var copy = WindowsUpdate.Category()
                copy.id = category.id ?? ""
                copy.name = category.name ?? ""
                return copy
            }
            update.kbArticleIDs = kbArticleIds ?? []
            update.supportURL = supportUrl ?? ""
            update.moreInfoURLs = moreInfoUrls ?? []
            update.updateID = updateId ?? ""
            update.revisionNumber = revisionNumber ?? 0
            update.lastDeploymentChangeTime = try lastDeploymentChangeTime.map(timestamp)
            return update
        }
    }
}

private struct WireQuickFix: Decodable {
    var caption: String?
    var description: String?
    var hotFixId: String?
    var installTime: String?

    var fix: QuickFix {
        get throws {
            var fix = QuickFix()
            fix.caption = caption ?? ""
            fix.description = description ?? ""
            fix.hotFixID = hotFixId ?? ""
            fix.installTime = try installTime.map(timestamp)
            return fix
        }
    }
}

private struct WireWindowsApplication: Decodable {
    struct Day: Decodable {
        var year: Int?
        var month: Int?
        var day: Int?
    }

    var displayName: String?
    var displayVersion: String?
    var installDate: Day?
    var publisher: String?
    var helpLink: String?

    var application: WindowsApplication {
        var application = WindowsApplication()
        application.displayName = displayName ?? ""
        application.displayVersion = displayVersion ?? ""
        application.installDate = installDate.map {
            CivilDate(year: $0.year ?? 0, month: $0.month ?? 0, day: $0.day ?? 0)
        }
        application.publisher = publisher ?? ""
        application.helpLink = helpLink ?? ""
        return application
    }
}

/// An inventory that lacks what the product requires too.
private struct UnreadableInventory: Error {}

private func timestamp(_ text: String) throws -> Timestamp {
    guard let moment = Timestamp(rfc3339: text) else { throw UnreadableInventory() }
    return moment
}
