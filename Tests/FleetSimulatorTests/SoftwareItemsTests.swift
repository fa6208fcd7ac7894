import Fleet
import Testing

@testable import FleetSimulator

/// The items of inventories.
struct SoftwareItemsTests {
    private static let today = day(2_026, 11, 20)
    private static let states = OperatingSystem.allCases.flatMap { system in
        ["", "web", "erp"].flatMap { role in
            [0, 60].map {
                SoftwareState(system: system, role: role, installedThrough: today - $0, offeredThrough: today)
            }
        }
    }

    private static let time = Timestamp(microseconds: 1_795_000_000_120_000)

    @Test(arguments: [OperatingSystem.debian12, .ubuntu2404, .ubuntu2204, .rhel9, .sles15])
    func `an update waits iff there was a release between the two days`(system: OperatingSystem) throws {
        let state = SoftwareState(
            system: system,
            role: "web",
            installedThrough: Self.today - 40,
            offeredThrough: Self.today
        )
        let waiting = Set(state.inventoryItems.filter(\.isUpdate).map(\.id))
        let catalog = try #require(state.catalog)
        var expected: Set<String> = []
        for line in catalog.lines {
            let days = (line.releases.generations.lowerBound...line.releases.generation(on: Self.today))
                .suffix(20).map { line.releases.day(of: $0) }
            guard !line.releases.isConstant, days.contains(where: { $0 > Self.today - 40 && $0 <= Self.today }) else {
                continue
            }
            for package in line.packages where !package.name.varies {
                let (name, version) = line.release(line.releases.generation(on: Self.today), of: package)
                expected.insert("availablePackage-" + package.key(name, version))
            }
        }
        #expect(expected.count > 10)
        #expect(waiting.filter { !$0.hasPrefix("availablePackage-SUSE") } == expected)
    }

    @Test(arguments: OperatingSystem.allCases)
    func `nothing waits on a VM that has everything`(system: OperatingSystem) {
        let state = SoftwareState(
            system: system,
            role: "erp",
            installedThrough: Self.today,
            offeredThrough: Self.today - 3
        )
        #expect(state.counts.updates == 0)
    }

    @Test func `Container-Optimized OS is never offered updates, but gets new images`() {
        let versions = stride(from: Self.today - 60, through: Self.today, by: 1).map { installed in
            let state = SoftwareState(
                system: .cos,
                role: "gke",
                installedThrough: installed,
                offeredThrough: Self.today
            )
            #expect(state.counts.updates == 0)
            return state.inventoryItems.map(\.id)
        }
        #expect((2...6).contains(Set(versions).count))
    }

    @Test(arguments: OperatingSystem.allCases)
    func `normalized states are fewer and have the same items`(system: OperatingSystem) {
        var normalized: Set<SoftwareState> = []
        for installed in Self.today - 10...Self.today {
            let state = SoftwareState(
                system: system,
                role: "db",
                installedThrough: installed,
                offeredThrough: Self.today
            )
            normalized.insert(state.normalized)
            #expect(state.normalized.normalized == state.normalized)
            #expect(state.items(createTime: Self.time) == state.normalized.items(createTime: Self.time))
            #expect(state.vulnerabilities.map(\.cve) == state.normalized.vulnerabilities.map(\.cve))
            #expect(state.agentVersion == state.normalized.agentVersion)
            #expect(state.information == state.normalized.information)
        }
        #expect(normalized.count < 11)
    }

    @Test(arguments: states)
    func `keys are ids, tell what is in the item, and are there once`(state: SoftwareState) throws {
        let items = try members(of: state.items(createTime: Self.time))
        #expect(Set(items.map(\.key)).count == items.count)
        #expect(items.count == state.counts.installed + state.counts.updates)
        for item in items {
            #expect(item.value["id"] == .text(item.key))
            #expect(item.value["originType"] == .word("INVENTORY_REPORT", 1))
            let isUpdate = item.key.hasPrefix("availablePackage-")
            #expect(item.value["type"] == (isUpdate ? .word("AVAILABLE_PACKAGE", 2) : .word("INSTALLED_PACKAGE", 1)))
            let side = isUpdate ? "availablePackage" : "installedPackage"
            #expect(try members(of: item.value).map(\.key) == ["id", "originType", "type", side, "createTime"])
            let package = try members(of: #require(item.value[side]))
            #expect(package.count == 1)
            let content = try #require(package.first)
            #expect(item.key == side + "-" + keyText(of: content))
        }
    }

    @Test(arguments: OperatingSystem.allCases)
    func `sets are as large as real ones`(system: OperatingSystem) {
        let current = SoftwareState(
            system: system,
            role: "none of ours",
            installedThrough: Self.today,
            offeredThrough: Self.today
        )
        let late = SoftwareState(
            system: system,
            role: "none of ours",
            installedThrough: Self.today - 60,
            offeredThrough: Self.today
        )
        let expected = system == .windows2022 ? 40...80 : system == .cos ? 150...200 : 280...500
        #expect(expected.contains(current.counts.installed))
        let waits = system == .windows2022 ? 5...25 : system == .cos || system == .centos7 ? 0...0 : 30...200
        #expect(waits.contains(late.counts.updates))
    }

    @Test(arguments: OperatingSystem.allCases)
    func `packages are named once in a role`(system: OperatingSystem) {
        for role in [
            "", "web", "api", "db", "cache", "sap", "erp", "ci", "batch", "load", "edge", "gke", "vault", "scanner",
        ] {
            let lines = SoftwareCatalog.of(system, role: role)?.lines ?? []
            let names = lines.flatMap { line in line.packages.map { line.release(line.releases.reference, of: $0).name }
            }
            #expect(
                Set(names).count == names.count,
                "\(role): \(names.filter { name in names.count { $0 == name } > 1 })"
            )
        }
    }

    @Test func `roles have software of their own`() {
        let names = [
            "web": "nginx", "db": "postgresql-15", "cache": "redis-server", "load": "haproxy", "vault": "vault",
        ]
        for (role, name) in names {
            let state = SoftwareState(
                system: .debian12,
                role: role,
                installedThrough: Self.today,
                offeredThrough: Self.today
            )
            #expect(state.inventoryItems.contains { $0.id.hasPrefix("installedPackage-\(name):x86_64:") })
        }
    }

    @Test func `old kernels stay installed beside the new one`() {
        for (system, prefix) in [
            (OperatingSystem.rhel9, "installedPackage-kernel-core:"), (.centos7, "installedPackage-kernel:"),
        ] {
            let state = SoftwareState(
                system: system,
                role: "",
                installedThrough: Self.today,
                offeredThrough: Self.today
            )
            #expect(state.inventoryItems.count { $0.id.hasPrefix(prefix) } == 3)
        }
        let state = SoftwareState(system: .debian12, role: "", installedThrough: Self.today, offeredThrough: Self.today)
        #expect(state.inventoryItems.count { $0.id.hasPrefix("installedPackage-linux-image-6.1.0-") } == 2)
    }

    /// What the key should say about a package.
    private func keyText(of content: JSONValue.Member) -> String {
        let text = { (key: String) in
            if case .text(let text)? = content.value[key] { text } else { "" }
        }
        switch content.key {
        case "zypperPatch": return text("patchName")
        case "qfePackage": return text("hotFixId")
        case "windowsApplication": return "\(text("displayName")):\(text("displayVersion")):\(text("publisher"))"
        case "wuaPackage":
            guard case .integer(let revision)? = content.value["revisionNumber"] else { return "" }
            return "\(text("updateId")):\(revision)"
        default: return "\(text("packageName")):\(text("architecture")):\(text("version"))"
        }
    }
}

/// The members of an object.
func members(of value: JSONValue) throws -> [JSONValue.Member] {
    guard case .object(let members) = value else { throw NoObject() }
    return members
}

/// Something is no object that should be one.
struct NoObject: Error {}
