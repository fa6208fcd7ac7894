import Fleet

/// An inventory as the agent writes it into guest attributes: `inventory.go` and `packages.go` of the agent.
struct ComputeGuestInventory: Sendable {
    let hostname: String
    /// `osInfo` of the API.
    let information: [JSONValue.Member]
    let agentVersion: String
    /// The items of the API's inventory.
    let items: JSONValue
    let updated: Timestamp

    /// Key and value of each attribute.
    var attributes: [(key: String, value: String)] {
        let system = JSONValue.object(information)
        let keys = ["longName", "shortName", "version", "architecture", "kernelVersion", "kernelRelease"]
        let seconds = Timestamp(microseconds: updated.microseconds / 1_000_000 * 1_000_000)
        return [("Hostname", hostname)]
            + keys.map { ($0.prefix(1).uppercased() + $0.dropFirst(), system.text($0)) }
            + [
                ("OSConfigAgentVersion", agentVersion),
                ("InstalledPackages", Self.compressed(packages("installedPackage"))),
                ("PackageUpdates", Self.compressed(packages("availablePackage"))),
                ("LastUpdated", seconds.rfc3339),
            ]
    }

    /// Base64 of the gzipped JSON.
    private static func compressed(_ value: JSONValue) -> String {
        Base64.text(of: ComputeGzip.member(of: value.bytes()))
    }

    /// Packages by the program that knows them, in the order of the agent's `Packages`.
    func packages(_ side: String) -> JSONValue {
        guard case .object(let members) = items else { return [:] }
        let isInstalled = side == "installedPackage"
        var lists: [String: [JSONValue]] = [:]
        for member in members {
            guard case .object(let package)? = member.value[side], let content = package.first else { continue }
            guard let (program, entry) = Self.entry(content, isInstalled: isInstalled) else { continue }
            lists[program, default: []].append(entry)
        }
        let programs = ["yum", "rpm", "apt", "deb", "zypper", "zypperPatches", "cos", "googet", "wua", "qfe"]
        return .object(programs.map { JSONValue.Member($0, .nonEmpty(lists[$0, default: []])) })
    }

    /// A package with the program that knows it; `nil` for Windows applications, which the agent does not write.
    private static func entry(_ content: JSONValue.Member, isInstalled: Bool) -> (String, JSONValue)? {
        switch content.key {
        case "aptPackage": (isInstalled ? "deb" : "apt", debianPackage(content.value))
        case "yumPackage": (isInstalled ? "rpm" : "yum", package(content.value, anyArchitecture: "noarch"))
        case "zypperPackage": (isInstalled ? "rpm" : "zypper", package(content.value, anyArchitecture: "noarch"))
        case "googetPackage": ("googet", package(content.value, anyArchitecture: "noarch"))
        case "cosPackage": ("cos", package(content.value, anyArchitecture: "all"))
        case "zypperPatch": ("zypperPatches", zypperPatch(content.value))
        case "wuaPackage": ("wua", windowsUpdate(content.value))
        case "qfePackage": ("qfe", quickFix(content.value))
        default: nil
        }
    }
}

/// The agent's structures, whose members have the names that they have in Go.
extension ComputeGuestInventory {
    private static func debianPackage(_ value: JSONValue) -> JSONValue {
        package(
            value,
            rawArchitecture: value.text("architecture") == "x86_64" ? "amd64" : "all",
            source: ["Name": .text(value.text("packageName")), "Version": .text(value.text("version"))]
        )
    }

    private static func package(_ value: JSONValue, anyArchitecture: String) -> JSONValue {
        let architecture = value.text("architecture")
        return package(
            value,
            rawArchitecture: architecture == "all" ? anyArchitecture : architecture,
            source: ["Name": "", "Version": ""]
        )
    }

    private static func package(_ value: JSONValue, rawArchitecture: String, source: JSONValue) -> JSONValue {
        [
            "Name": .text(value.text("packageName")),
            "Arch": .text(value.text("architecture")),
            "RawArch": .text(rawArchitecture),
            "Version": .text(value.text("version")),
            "Type": "",
            "Purl": "",
            "Source": source,
        ]
    }

    private static func zypperPatch(_ value: JSONValue) -> JSONValue {
        [
            "Name": .text(value.text("patchName")),
            "Category": .text(value.text("category")),
            "Severity": .text(value.text("severity")),
            "Summary": .text(value.text("summary")),
        ]
    }

    private static func windowsUpdate(_ value: JSONValue) -> JSONValue {
        let categories = value.list("categories")
        return [
            "Title": .text(value.text("title")),
            "Description": .text(value.text("description")),
            "Categories": .list(categories.map { .text($0.text("name")) }),
            "CategoryIDs": .list(categories.map { .text($0.text("id")) }),
            "KBArticleIDs": .list(value.list("kbArticleIds")),
            "MoreInfoURLs": .list(value.list("moreInfoUrls")),
            "SupportURL": .text(value.text("supportUrl")),
            "UpdateID": .text(value.text("updateId")),
            "RevisionNumber": value["revisionNumber"] ?? 0,
            "LastDeploymentChangeTime": .text(value.text("lastDeploymentChangeTime")),
        ]
    }

    private static func quickFix(_ value: JSONValue) -> JSONValue {
        [
            "Caption": .text(value.text("caption")),
            "Description": .text(value.text("description")),
            "HotFixID": .text(value.text("hotFixId")),
            "InstalledOn": .text(day(value.text("installTime"))),
        ]
    }

    /// A day as Windows writes it: month, day and year.
    private static func day(_ time: String) -> String {
        guard let moment = Timestamp(rfc3339: time) else { return "" }
        let date = CivilDate(daysSinceEpoch: moment.day)
        return "\(date.month)/\(date.day)/\(date.year)"
    }
}

extension JSONValue {
    /// The string of a member; empty when there is none.
    fileprivate func text(_ key: String) -> String {
        if case .text(let text)? = self[key] { text } else { "" }
    }

    /// The list of a member; empty when there is none.
    fileprivate func list(_ key: String) -> [JSONValue] {
        if case .list(let values)? = self[key] { values } else { [] }
    }
}
