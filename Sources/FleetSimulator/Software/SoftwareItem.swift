import Fleet

/// An item of an inventory: software that a VM has, or an update that it could have.
struct SoftwareItem: Sendable {
    /// Its id, which is its key in `items` too.
    let id: String
    /// Whether it is an update that waits rather than something installed.
    let isUpdate: Bool
    private let package: JSONValue

    /// Something installed; `key` is what follows the kind in the id.
    static func installed(_ kind: String, _ key: String, _ content: JSONValue) -> SoftwareItem {
        SoftwareItem(id: installedID(key), isUpdate: false, package: [kind: content])
    }

    /// An update that waits.
    static func update(_ kind: String, _ key: String, _ content: JSONValue) -> SoftwareItem {
        SoftwareItem(id: updateID(key), isUpdate: true, package: [kind: content])
    }

    /// The id of something installed.
    static func installedID(_ key: String) -> String { "installedPackage-" + key }

    /// The id of an update.
    static func updateID(_ key: String) -> String { "availablePackage-" + key }

    /// The item in the API's shape; `createTime` is its last member.
    func json(createTime: String) -> JSONValue {
        [
            "id": .text(id),
            "originType": .word("INVENTORY_REPORT", 1),
            "type": isUpdate ? .word("AVAILABLE_PACKAGE", 2) : .word("INSTALLED_PACKAGE", 1),
            (isUpdate ? "availablePackage" : "installedPackage"): package,
            "createTime": .text(createTime),
        ]
    }
}

extension Timestamp {
    /// RFC 3339 with six fraction digits always, so that each text is 27 characters long.
    var rfc3339WithMicroseconds: String {
        let text = rfc3339.dropLast()
        guard let point = text.lastIndex(of: ".") else { return text + ".000000Z" }
        return text + String(repeating: "0", count: 7 - text[point...].count) + "Z"
    }
}
