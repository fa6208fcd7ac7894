import Assessment
import Fleet
import Testing

@Suite struct UpdatesPendingTests {
    static let cases: [SceneCase] = [
        SceneCase("none", .pass, "ok") { $0.offer([]) },
        SceneCase("packages of an unknown kind", .fail, "updates_available") { $0.offer([.apt("openssl")]) },
        SceneCase("a security patch of SUSE", .fail, "security_updates_available") {
            $0.offer([.zypper("vim"), .patch("SUSE-1", category: "security")])
        },
        SceneCase("a recommended patch of SUSE", .fail, "updates_available") {
            $0.offer([.patch("SUSE-1", category: "recommended")])
        },
        SceneCase("a security update of Windows in German", .fail, "security_updates_available") {
            $0.offer([.windows("Sicherheitsupdate", ["0FA1201D-4330-4FA8-8AE9-B877473B6441"])])
        },
        SceneCase("patterns for Defender", .pass, "definitions_only") { $0.offer([.definition]) },
        SceneCase("patterns beside another update", .fail, "updates_available") {
            $0.offer([.definition, .googet("google-cloud-ops-agent")])
        },
        SceneCase("an old inventory without updates", .unknown, "inventory_stale") {
            $0.offer([])
            $0.vm.inventory?.updateTime = FactScene.noon - .hours(1) - .tick
        },
        SceneCase("an old inventory with updates", .fail, "updates_available") {
            $0.offer([.apt("openssl")])
            $0.vm.inventory?.updateTime = FactScene.noon - .hours(99)
        },
        SceneCase("our outage does not age an inventory", .pass, "ok") {
            $0.offer([])
            $0.read(.inventories, age: .hours(5))
            $0.vm.inventory?.updateTime = FactScene.noon - .hours(5)
        },
        SceneCase("packages never read", .unknown, "no_full_inventory"),
        SceneCase("inventories never read", .unknown, "inventories_not_read") {
            $0.vm.inventory = nil
            $0.read(.inventories, age: nil)
        },
        SceneCase("inventories refused since", .unknown, "no_inventory") {
            $0.vm.inventory = nil
            $0.read(.inventories, age: .hours(1), failure: "denied")
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.offer([.apt("openssl")])
        },
    ]

    @Test(arguments: cases)
    func `updates that wait`(example: SceneCase) throws {
        let answer = try example.scene.answer("updates_pending")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `pain 16, no alert for a VM without inventory, with updates, with old packages: each has its finding`()
        throws
    {
        var scene = FactScene()
        scene.vm.inventory = nil
        let none = try scene.answer("updates_pending").outcome
        #expect(none.verdict == .unknown && none.reason == "no_inventory")
        scene = FactScene()
        scene.offer([.apt("openssl"), .apt("vim")])
        let waiting = try scene.answer("updates_pending").outcome
        #expect(waiting.verdict == .fail && waiting.evidence == ["2 updates: 2 by apt"])
        scene.install("debian", "10")
        #expect(try scene.answer("os_supported").outcome.reason == "end_of_life")
    }

    @Test(arguments: ["os_supported", "updates_pending", "vulnerabilities"])
    func `pain 17, CIS GCP 4.12 is a control that people check by hand: it has its verdict for each VM`(
        id: String
    ) throws {
        let check = try #require(CheckRegistry.all.first { $0.id == id })
        #expect(check.controls.contains("CIS GCP 4.12"))
        var scene = FactScene()
        #expect(try scene.answer(id).outcome.verdict == .unknown)
        scene.install("debian", "12")
        scene.offer([])
        scene.vm.vulnerabilities = VulnerabilityReport(project: .id("acme"), zone: "z-a", instance: InstanceID(1))
        #expect(try scene.answer(id).outcome.verdict == .pass)
    }

    @Test func `pain 23, empty package entries: they count as an update of an unknown kind`() throws {
        var scene = FactScene()
        scene.offer([.empty, .empty])
        let outcome = try scene.answer("updates_pending").outcome
        #expect(outcome.verdict == .fail && outcome.reason == "updates_available")
        #expect(outcome.evidence == ["2 updates: 2 by other"])
        scene.vm.inventory?.packages = PackageSet(id: 1, installed: [.empty], available: [])
        #expect(try scene.answer("updates_pending").outcome.verdict == .pass)
    }

    @Test func `evidence counts by manager and kind, and the remedy names the VM`() throws {
        var scene = FactScene()
        scene.offer([
            .patch("SUSE-1", category: "security"), .patch("SUSE-2", category: "Security"),
            .patch("SUSE-3", category: "optional"), .zypper("vim"),
        ])
        let outcome = try scene.answer("updates_pending").outcome
        #expect(
            outcome.evidence == [
                "4 updates: 1 by zypper, 3 by zypper_patch", "by kind: 2 security, 1 unknown, 1 optional",
            ]
        )
        #expect(
            outcome.remedy
                == """
                gcloud compute os-config patch-jobs execute --instance-filter-names=zones/z-a/instances/vm-1 \
                --project=acme
                """
        )
    }

    @Test func `the remedy reaches members of managed instance groups, and quotes what a shell would read`() throws {
        var scene = FactScene()
        scene.offer([.apt("openssl")])
        scene.vm.instance?.value.metadata["created-by"] = "projects/1/zones/z-a/instanceGroupManagers/web"
        scene.project = {
            var project = ProjectFleet(id: "example.com:it's")
            project.reads = scene.project.reads
            return project
        }()
        var vm = VM(project: "example.com:it's", zone: "z-a", name: "vm-1", id: InstanceID(1))
        vm.instance = scene.vm.instance
        vm.inventory = scene.vm.inventory
        scene.vm = vm
        let remedy = try #require(try scene.answer("updates_pending").outcome.remedy)
        #expect(remedy.contains(" --mig-instances-allowed "))
        #expect(remedy.hasSuffix(#" '--project=example.com:it'\''s'"#))
    }

    @Test func `an inventory that is fresh is judged again when it is not`() throws {
        var scene = FactScene()
        scene.offer([])
        #expect(try scene.answer("updates_pending").until == FactScene.noon + .hours(1) + .tick)
    }
}

extension FactScene {
    /// Makes a full inventory offer these updates.
    mutating func offer(_ updates: [SoftwarePackage]) {
        vm.inventory?.packages = PackageSet(id: 1, installed: [], available: updates)
    }
}

extension SoftwarePackage {
    static func apt(_ name: String, _ version: String = "2") -> Self { .apt(VersionedPackage(name, version)) }
    static func yum(_ name: String, _ version: String = "2") -> Self { .yum(VersionedPackage(name, version)) }
    static func zypper(_ name: String) -> Self { .zypper(VersionedPackage(name, "2")) }
    static func googet(_ name: String, _ version: String = "2") -> Self { .googet(VersionedPackage(name, version)) }
    static let definition = windows(
        "Security Intelligence Update",
        ["e0789628-ce08-4437-be74-2495b842f43b", "8c3fcc84-7410-4a95-8b89-a166a0190486"]
    )

    static func patch(_ name: String, category: String) -> Self {
        var patch = ZypperPatch()
        patch.name = name
        patch.category = category
        return .zypperPatch(patch)
    }

    static func windows(_ title: String, _ categories: [String]) -> Self {
        var update = WindowsUpdate()
        update.title = title
        update.categories = categories.map {
            var category = WindowsUpdate.Category()
            category.id = $0
            return category
        }
        return .wua(update)
    }
}

extension VersionedPackage {
    fileprivate init(_ name: String, _ version: String) {
        self.init()
        self.name = name
        self.version = version
    }
}
