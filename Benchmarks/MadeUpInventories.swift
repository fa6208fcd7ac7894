/// FULL inventories as `inventories.list` writes them, made up but shaped like real ones, the same on every run.
///
/// A thousand VMs have some two hundred different package sets, because VMs of one image that were patched in the same
/// week have the same packages.
struct MadeUpInventories {
    /// How many VMs there are.
    var count = 1_000
    /// How many items each inventory has.
    var itemsPerInventory = 540
    /// Whether the text is broken over lines, as the service does unless told otherwise.
    var isPretty = false

    private static let images = 8
    private static let weeks = 25

    /// One inventory as JSON.
    func inventory(_ index: Int) -> String {
        let image = index % Self.images
        let week = index / Self.images % Self.weeks
        let items = (0..<itemsPerInventory).map { item in
            let isUpdate = item % 36 == 35
            let kind = isUpdate ? "availablePackage" : "installedPackage"
            let manager = image < 5 ? "aptPackage" : "yumPackage"
            let name = "lib\(Self.words[item % Self.words.count])-\(item)"
            let version =
                "\(1 + item % 7).\(image + (item % Self.weeks < week ? 1 : 0)).\(item % 13)-\(week % 4)ubuntu0.\(item % 5)"
            let id = "\(kind)-\(name):x86_64:\(version)"
            return """
                "\(id)":{"id":"\(id)","originType":"INVENTORY_REPORT","createTime":"2026-11-20T14:17:46.454014Z",\
                "type":"\(isUpdate ? "AVAILABLE_PACKAGE" : "INSTALLED_PACKAGE")",\
                "\(kind)":{"\(manager)":{"packageName":"\(name)","architecture":"x86_64","version":"\(version)"}}}
                """
        }
        let name =
            "projects/123456789012/locations/us-central1-a/instances/\(5_221_437_597_918_447_050 + index)/inventory"
        let text = """
            {"name":"\(name)","osInfo":{"longName":"Debian GNU/Linux 12 (bookworm)","shortName":"debian",\
            "version":"12","architecture":"x86_64","kernelVersion":"#1 SMP Debian 6.1.115-1 (2026-11-01)",\
            "kernelRelease":"6.1.0-27-cloud-amd64","osconfigAgentVersion":"20261001.00-g1","hostname":"vm-\(index)"},\
            "updateTime":"2026-11-22T06:30:15.123456Z","items":{\(items.joined(separator: ","))}}
            """
        return isPretty ? Self.broken(text) : text
    }

    private static let words = ["ssl", "crypto", "gnutls", "systemd", "python3", "perl", "xml", "curl", "nss", "pam"]

    /// Breaks compact JSON over lines with two spaces for each level.
    private static func broken(_ text: String) -> String {
        var result: [UInt8] = []
        var level = 0
        var isInString = false
        func line() {
            result.append(0x0A)
            result.append(contentsOf: Array(repeating: 0x20, count: 2 * level))
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""):
                isInString.toggle()
                result.append(byte)
            case UInt8(ascii: "{") where !isInString:
                result.append(byte)
                level += 1
                line()
            case UInt8(ascii: "}") where !isInString:
                level -= 1
                line()
                result.append(byte)
            case UInt8(ascii: ",") where !isInString:
                result.append(byte)
                line()
            case UInt8(ascii: ":") where !isInString:
                result.append(byte)
                result.append(0x20)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
