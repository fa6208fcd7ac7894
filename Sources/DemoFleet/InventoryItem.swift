/// An item of an inventory: a `SoftwarePackage` that a VM has or could have.
struct InventoryItem: Sendable {
    /// Its id, which is the key in `items` too.
    let itemID: String
    /// Whether it is an update that waits rather than something installed.
    let isUpdate: Bool
    /// The package in the API's shape, under the key of its kind.
    let package: JSONValue

    private init(_ id: String, isUpdate: Bool, _ kind: String, _ content: JSONValue) {
        itemID = (isUpdate ? "availablePackage-" : "installedPackage-") + id
        self.isUpdate = isUpdate
        package = .object([(key: kind, value: content)])
    }

    /// A package of apt, yum, zypper, GooGet or COS.
    static func versioned(
        _ package: DemoPackage,
        _ version: String,
        of system: OperatingSystem,
        isUpdate: Bool = false
    )
        -> InventoryItem
    {
        InventoryItem(
            package.key(at: version),
            isUpdate: isUpdate,
            system.packageKey,
            [
                "packageName": .text(package.name),
                "architecture": .nonEmpty(package.architecture),
                "version": .text(version),
            ]
        )
    }

    /// A patch that zypper offers.
    static func zypperPatch(_ name: String, severity: String, summary: String) -> InventoryItem {
        InventoryItem(
            name,
            isUpdate: true,
            "zypperPatch",
            [
                "patchName": .text(name),
                "category": "security",
                "severity": .text(severity),
                "summary": .text(summary),
            ]
        )
    }

    /// An installed Windows program.
    static func application(_ name: String, _ version: String, publisher: String = "") -> InventoryItem {
        InventoryItem(
            "\(name):\(version):\(publisher)",
            isUpdate: false,
            "windowsApplication",
            [
                "displayName": .text(name),
                "displayVersion": .text(version),
                "installDate": publisher.isEmpty ? [:] : ["year": 2026, "month": 7, "day": 14],
                "publisher": .nonEmpty(publisher),
            ]
        )
    }

    /// A hotfix that Windows has (Quick Fix Engineering).
    static func hotfix(_ knowledgeBase: String, _ description: String) -> InventoryItem {
        InventoryItem(
            knowledgeBase,
            isUpdate: false,
            "qfePackage",
            [
                "caption": .text("https://support.microsoft.com/help/\(knowledgeBase.dropFirst(2))"),
                "description": .text(description),
                "hotFixId": .text(knowledgeBase),
                "installTime": "2026-10-14T00:00:00Z",
            ]
        )
    }

    /// What Windows Update has installed or offers.
    static func windowsUpdate(_ update: WindowsUpdate, isUpdate: Bool) -> InventoryItem {
        InventoryItem(
            "\(update.id):200",
            isUpdate: isUpdate,
            "wuaPackage",
            [
                "title": .text(update.title),
                "description": .text(update.description),
                "categories": [["id": .text(update.categoryID), "name": .text(update.category)]],
                "kbArticleIds": [.text(update.knowledgeBase)],
                "moreInfoUrls": [.text("https://support.microsoft.com/help/\(update.knowledgeBase)")],
                "supportUrl": "https://support.microsoft.com/select/?target=hub",
                "updateId": .text(update.id),
                "revisionNumber": 200,
                "lastDeploymentChangeTime": "2026-11-10T18:00:00Z",
            ]
        )
    }
}
