import Fleet

/// Answers of `vulnerabilityReports.list`.
extension DemoScene {
    /// One answer per zone.
    func vulnerabilityDocuments(of project: DemoProject) -> [DemoDocument] {
        zones(of: project).map { zone in
            let reports = vms(of: project).filter { $0.zone == zone && heartbeat(of: $0) != nil }.map { report(of: $0) }
            return DemoDocument(
                "\(project.id)-\(zone)-vulnerability-reports.json",
                reports.isEmpty ? [:] : ["vulnerabilityReports": .list(reports)]
            )
        }
    }

    private func report(of vm: DemoVM) -> JSONValue {
        let latest = heartbeat(of: vm) ?? now
        let time = latest - .seconds(chance.number(below: 6 * 3_600, vm.key + "/scan"))
        let found = DemoVulnerability.all.compactMap { vulnerability in
            finding(vulnerability, on: vm, at: time)
        }
        return [
            "name": .text(resourceName(of: vm) + "/vulnerabilityReport"),
            "vulnerabilities": found.isEmpty ? .absent : .list(found),
            "updateTime": .time(max(time, bootTime(of: vm))),
        ]
    }

    /// The vulnerability, if the VM has the package in the version that it is in.
    private func finding(_ vulnerability: DemoVulnerability, on vm: DemoVM, at time: Timestamp) -> JSONValue? {
        let packages = SoftwareTable.packages(of: vm)
        guard let package = packages.first(where: { vulnerability.packages.contains($0.name) }) else { return nil }
        let isMissing = vm.missingPackages.contains(package)
        guard isMissing || !vulnerability.hasFix else { return nil }
        let installed = "installedPackage-" + package.key(at: vm.installedVersion(of: package, among: packages))
        let available = vulnerability.hasFix ? package.update.map { "availablePackage-" + package.key(at: $0) } : nil
        return [
            "details": vulnerability.details,
            "installedInventoryItemIds": [.text(installed)],
            "availableInventoryItemIds": .strings([available].compactMap(\.self)),
            "createTime": .time(time - .seconds(4 * 86_400)),
            "updateTime": .time(time),
            "items": [
                [
                    "installedInventoryItemId": .text(installed),
                    "availableInventoryItemId": available.map { .text($0) } ?? .absent,
                    "upstreamFix": vulnerability.hasFix ? .nonEmpty(package.update ?? "") : .absent,
                ]
            ],
        ]
    }
}
