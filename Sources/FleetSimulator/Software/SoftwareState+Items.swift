import Fleet

extension SoftwareState {
    /// The state with days moved back to the last ones on which anything was released, so that equal sets are equal.
    ///
    /// The second day is moved back to the last on which anything was released or a vulnerability became known.
    var normalized: SoftwareState {
        guard let catalog else { return self }
        let offered = max(offeredThrough, installedThrough)
        return SoftwareState(
            system: system,
            role: role,
            installedThrough: system == .cos ? installedDay : catalog.lastRelease(on: installedThrough),
            offeredThrough: catalog.lastNews(on: offered)
        )
    }

    /// The items of the inventory, with `createTime` for all of them.
    func items(createTime: Timestamp) -> JSONValue {
        let time = createTime.rfc3339WithMicroseconds
        return .object(inventoryItems.map { JSONValue.Member($0.id, $0.json(createTime: time)) })
    }

    /// How many packages are installed, and how many updates wait.
    var counts: (installed: Int, updates: Int) {
        let items = inventoryItems
        let updates = items.count { $0.isUpdate }
        return (items.count - updates, updates)
    }

    /// How many of the updates are definitions for Defender.
    var definitionUpdates: Int {
        (catalog?.updates ?? []).count { update in
            update.isDefinition && offeredGeneration(of: update.releases) > installedGeneration(of: update.releases)
        }
    }

    /// The items of the inventory, by id.
    var inventoryItems: [SoftwareItem] {
        guard let catalog else { return [] }
        var items = catalog.lines.flatMap { installed(of: $0) + waiting(of: $0) }
        items += catalog.updates.flatMap { self.items(of: $0) }
        items += catalog.applications.map { item(of: $0) }
        if system == .sles15 { items += patches }
        if system == .windows2022 { items += hotfixes }
        return items.sorted { $0.id < $1.id }
    }

    /// What VMs of this system and role have and could have.
    var catalog: SoftwareCatalog? { SoftwareCatalog.of(system, role: role) }

    /// The day through which everything is installed; on Container-Optimized OS that of the image.
    var installedDay: Int {
        guard system == .cos else { return installedThrough }
        return Self.images.day(of: Self.images.generation(on: installedThrough))
    }

    /// The newest generation of a line that is installed.
    func installedGeneration(of line: ReleaseLine) -> Int { line.generation(on: installedDay) }

    /// The newest generation of a line that the VM could have.
    func offeredGeneration(of line: ReleaseLine) -> Int {
        guard system.offersUpdates else { return installedGeneration(of: line) }
        return line.generation(on: max(offeredThrough, installedThrough))
    }

    private static let images = UpstreamProject(name: "cos")

    private func installed(of line: PackageLine) -> [SoftwareItem] {
        let newest = installedGeneration(of: line.releases)
        return line.packages.flatMap { package in
            line.installed(newest, of: package).flatMap { generation in
                let (name, version) = line.release(generation, of: package)
                let item = SoftwareItem.installed(
                    system.packageKey,
                    package.key(name, version),
                    content(of: package, name, version)
                )
                guard system == .windows2022 else { return [item] }
                let twin = WindowsProgram.twin(of: name, version)
                return [item, .installed("windowsApplication", twin.key, twin.content)]
            }
        }
    }

    private func waiting(of line: PackageLine) -> [SoftwareItem] {
        let newest = offeredGeneration(of: line.releases)
        guard newest > installedGeneration(of: line.releases) else { return [] }
        // A package with the version in its name is a new package, which agents do not list as an update.
        return line.packages.filter { !$0.name.varies }.map { package in
            let (name, version) = line.release(newest, of: package)
            return .update(system.packageKey, package.key(name, version), content(of: package, name, version))
        }
    }

    private func content(of package: PackageLine.Package, _ name: String, _ version: String) -> JSONValue {
        [
            "architecture": .text(package.architecture), "version": .text(version), "packageName": .text(name),
        ]
    }

    private func item(of application: WindowsProgram) -> SoftwareItem {
        let generation = installedGeneration(of: application.releases)
        return .installed("windowsApplication", application.key(generation), application.content(generation))
    }

    private func items(of update: WindowsUpdateLine) -> [SoftwareItem] {
        let installed = installedGeneration(of: update.releases)
        let offered = offeredGeneration(of: update.releases)
        let item = SoftwareItem.installed("wuaPackage", update.key(installed), update.content(installed))
        guard offered > installed else { return [item] }
        return [item, .update("wuaPackage", update.key(offered), update.content(offered))]
    }

    private var hotfixes: [SoftwareItem] {
        WindowsHotfix.installed(through: installedDay).map { .installed("qfePackage", $0.key, $0.content) }
    }

    /// SUSE's patches: the last installed one of each project, and all that wait.
    private var patches: [SoftwareItem] {
        var seen: Set<String> = []
        return (catalog?.lines ?? []).filter { seen.insert($0.releases.project.name).inserted }.flatMap { line in
            let installed = installedGeneration(of: line.releases)
            return (installed...offeredGeneration(of: line.releases)).compactMap { generation -> SoftwareItem? in
                guard let patch = SUSEPatch(line: line, generation: generation) else { return nil }
                return generation == installed
                    ? .installed("zypperPatch", patch.key, patch.content)
                    : .update("zypperPatch", patch.key, patch.content)
            }
        }
    }
}
