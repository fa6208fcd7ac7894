extension SoftwareState {
    /// The vulnerabilities of what is installed that are known by the day `offeredThrough`, worst first.
    var vulnerabilities: [FoundVulnerability] {
        guard let catalog else { return [] }
        var seen: Set<String> = []
        let packages = catalog.lines.flatMap { line -> [Finding] in
            guard seen.insert(line.releases.project.name).inserted else { return [] }
            guard let package = line.packages.first(where: { !$0.name.varies }) else { return [] }
            return findings(in: line.releases) { generation in
                let (name, version) = line.release(generation, of: package)
                return package.key(name, version)
            }
        }
        let updates = catalog.updates.flatMap { update in
            findings(in: update.releases) { update.key($0) }
        }
        return (packages + updates).sorted { ($1.severity, $0.vulnerability.cve) < ($0.severity, $1.vulnerability.cve) }
            .map(\.vulnerability)
    }

    private typealias Finding = (severity: FlawSeverity, vulnerability: FoundVulnerability)

    /// The flaws of a line that the VM has; `key` says what follows the kind in the ids of a generation's items.
    private func findings(in line: ReleaseLine, key: (Int) -> String) -> [Finding] {
        var findings: [Finding] = []
        var generation = line.project.generation(on: max(offeredThrough, installedThrough))
        while line.project.day(of: generation) >= Flaw.firstDay {
            for flaw in Flaw.all(of: line.project, generation) where hasFlaw(flaw, in: line) {
                findings.append((flaw.severity, vulnerability(flaw, in: line, key: key)))
            }
            generation -= 1
        }
        return findings
    }

    private func hasFlaw(_ flaw: Flaw, in line: ReleaseLine) -> Bool {
        // For what is really bad a distribution would have made a release, had it been concerned.
        if line.isConstant, flaw.severity > .medium { return false }
        return !flaw.isMended || flaw.generation > installedGeneration(of: line)
    }

    private func vulnerability(
        _ flaw: Flaw,
        in line: ReleaseLine,
        key: (Int) -> String
    ) -> FoundVulnerability {
        let offered = offeredGeneration(of: line)
        let isOffered = flaw.isMended && flaw.generation <= offered
        return FoundVulnerability(
            cve: flaw.cve,
            severity: flaw.severity.word,
            published: flaw.published,
            installedItem: SoftwareItem.installedID(key(installedGeneration(of: line))),
            availableItem: isOffered ? SoftwareItem.updateID(key(offered)) : nil,
            details: flaw.details(source: system.securitySource)
        )
    }
}
