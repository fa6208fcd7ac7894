import Fleet
import Testing

@testable import FleetSimulator

/// Items have the shapes that the API gives them.
struct SoftwareShapeTests {
    private static let time = Timestamp(microseconds: 1_795_000_000_120_000)
    private static let today = day(2_026, 11, 20)

    private func items(_ system: OperatingSystem, role: String = "erp", behind days: Int = 30) throws -> [JSONValue] {
        let state = SoftwareState(
            system: system,
            role: role,
            installedThrough: Self.today - days,
            offeredThrough: Self.today
        )
        return try members(of: state.items(createTime: Self.time)).map(\.value)
    }

    private func packages(_ kind: String, of system: OperatingSystem) throws -> [JSONValue] {
        try items(system).compactMap { ($0["installedPackage"] ?? $0["availablePackage"])?[kind] }
    }

    @Test(arguments: [
        (OperatingSystem.debian12, "aptPackage"), (.ubuntu2404, "aptPackage"), (.ubuntu2204, "aptPackage"),
        (.rhel9, "yumPackage"), (.centos7, "yumPackage"), (.sles15, "zypperPackage"), (.windows2022, "googetPackage"),
        (.cos, "cosPackage"),
    ])
    func `packages of each manager have a name, a version and the agent's word for the architecture`(
        system: OperatingSystem,
        kind: String
    ) throws {
        let packages = try packages(kind, of: system)
        let words: Set<String> =
            switch system {
            case .windows2022: ["x86_64", "noarch"]
            case .cos: ["x86_64"]
            case .rhel9, .centos7, .sles15: ["x86_64", "all", "(none)"]
            default: ["x86_64", "all"]
            }
        var seen: Set<String> = []
        for package in packages {
            #expect(try members(of: package).map(\.key) == ["architecture", "version", "packageName"])
            guard case .text(let word)? = package["architecture"] else { throw NoObject() }
            seen.insert(word)
            guard case .text(let version)? = package["version"] else { throw NoObject() }
            #expect(!version.contains("{") && !version.contains(" ") && !version.isEmpty)
        }
        #expect(seen == words)
    }

    @Test func `patches of SUSE have category, severity and summary`() throws {
        let patches = try packages("zypperPatch", of: .sles15)
        #expect(patches.count > 80)
        var severities: Set<String> = []
        for patch in patches {
            #expect(try members(of: patch).map(\.key) == ["category", "severity", "summary", "patchName"])
            guard
                case .text(let category)? = patch["category"], case .text(let severity)? = patch["severity"],
                case .text(let summary)? = patch["summary"]
            else { throw NoObject() }
            #expect(summary.hasPrefix(category == "security" ? "Security update for " : "Recommended update for "))
            severities.insert(severity)
        }
        #expect(severities.isSuperset(of: ["important", "moderate", "low"]))
        #expect(severities.isSubset(of: ["critical", "important", "moderate", "low"]))
    }

    @Test func `numbers of SUSE's patches are never given twice`() {
        var numbers: Set<String> = []
        for line in SoftwareCatalog.lines(of: .sles15) where numbers.insert("p/" + line.releases.project.name).inserted
        {
            for generation in line.releases.generation(on: day(2_024, 1, 1))...line.releases.generation(on: Self.today)
            {
                guard let patch = SUSEPatch(line: line, generation: generation) else { continue }
                #expect(numbers.insert(patch.key).inserted)
            }
        }
    }

    @Test func `updates of Windows say what Windows Update says`() throws {
        for update in try packages("wuaPackage", of: .windows2022) {
            #expect(
                try members(of: update).map(\.key) == [
                    "title", "description", "categories", "kbArticleIds", "moreInfoUrls", "updateId", "revisionNumber",
                    "lastDeploymentChangeTime", "supportUrl",
                ]
            )
            guard
                case .text(let title)? = update["title"], case .list(let articles)? = update["kbArticleIds"],
                case .text(let article)? = articles.first, case .text(let id)? = update["updateId"]
            else { throw NoObject() }
            #expect(title.contains("KB" + article))
            #expect(id.count == 36)
        }
    }

    @Test func `the cumulative update of the month waits from its second Tuesday on`() throws {
        let waits = { (offered: Int) in
            let state = SoftwareState(
                system: .windows2022,
                role: "",
                installedThrough: day(2_026, 10, 25),
                offeredThrough: offered
            )
            let text = String(decoding: state.items(createTime: Self.time).bytes(), as: UTF8.self)
            return text.contains("2026-11 Cumulative Update for Microsoft server operating system")
        }
        #expect(!waits(day(2_026, 11, 9)))
        #expect(waits(day(2_026, 11, 10)))
    }

    @Test func `Windows lists programs, with dates and without, and GooGet's once more`() throws {
        let applications = try packages("windowsApplication", of: .windows2022)
        let dates = applications.compactMap { $0["installDate"] }
        #expect(dates.count == applications.count)
        #expect(dates.contains(.object([])))
        #expect(try dates.contains { try members(of: $0).map(\.key) == ["year", "month", "day"] })
        let twins = applications.compactMap { application -> String? in
            guard case .text(let name)? = application["displayName"], name.hasPrefix("GooGet - ") else { return nil }
            return String(name.dropFirst(9))
        }
        let installed = try items(.windows2022).compactMap { item -> String? in
            guard case .text(let name)? = item["installedPackage"]?["googetPackage"]?["packageName"] else { return nil }
            return name
        }
        #expect(Set(twins) == Set(installed))
        #expect(!twins.isEmpty)
    }

    @Test func `hotfixes were installed on a day`() throws {
        let hotfixes = try packages("qfePackage", of: .windows2022)
        #expect(hotfixes.count == 4)
        for hotfix in hotfixes {
            guard case .text(let time)? = hotfix["installTime"], case .text(let id)? = hotfix["hotFixId"] else {
                throw NoObject()
            }
            #expect(Timestamp(rfc3339: time) != nil)
            #expect(id.hasPrefix("KB"))
        }
        // As on real servers.
        #expect(hotfixes.contains { $0["caption"] == nil })
    }

    @Test(arguments: [
        (OperatingSystem.debian12, "12", "6.1.0-", "-cloud-amd64", "-g1"),
        (.ubuntu2404, "24.04", "6.14.0-", "-gcp", "-0ubuntu1~24.04.0"),
        (.ubuntu2204, "22.04", "6.8.0-", "-gcp", "-0ubuntu1~22.04.0"),
        (.rhel9, "9.6", "5.14.0-570.", ".1.el9_6.x86_64", "-g1.el9"),
        (.centos7, "7", "3.10.0-1160.", ".1.el7.x86_64", "-g1.el7"),
        (.sles15, "15.7", "6.4.0-150600.23.", "-default", "-150000.1.50.1"),
        (.windows2022, "10.0.20348", "10.0.20348.", "", ".0+win@1"), (.cos, "121", "6.6.", "+", ".00"),
    ])
    func `the system tells its release, kernel and agent`(
        system: OperatingSystem,
        version: String,
        kernelStart: String,
        kernelEnd: String,
        agentEnd: String
    ) throws {
        let state = SoftwareState(
            system: system,
            role: "web",
            installedThrough: Self.today - 5,
            offeredThrough: Self.today
        )
        let information = JSONValue.object(state.information)
        #expect(
            state.information.map(\.key) == [
                "longName", "shortName", "version", "architecture", "kernelVersion", "kernelRelease",
            ]
        )
        #expect(information["shortName"] == .text(system.shortName))
        #expect(information["version"] == .text(version))
        guard case .text(let kernel)? = information["kernelRelease"] else { throw NoObject() }
        #expect(kernel.hasPrefix(kernelStart) && kernel.hasSuffix(kernelEnd))
        #expect(state.agentVersion.hasPrefix("202") && state.agentVersion.hasSuffix(agentEnd))
        #expect(!state.agentVersion.contains(":"))
        #expect(
            state.inventoryItems.contains {
                $0.id.contains("google-osconfig-agent") && $0.id.hasSuffix(state.agentVersion)
            }
        )
    }

    @Test func `the kernel that runs is one that is installed`() throws {
        let state = SoftwareState(system: .rhel9, role: "", installedThrough: Self.today, offeredThrough: Self.today)
        guard case .text(let release)? = JSONValue.object(state.information)["kernelRelease"] else { throw NoObject() }
        let id = "installedPackage-kernel-core:x86_64:" + release.dropLast(".x86_64".count)
        #expect(state.inventoryItems.contains { $0.id == id })
    }
}
