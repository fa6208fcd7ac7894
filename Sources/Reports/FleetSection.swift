import Assessment
import Fleet

/// The section that lists every VM, project by project.
struct FleetSection {
    let projects: [ProjectRows]

    /// Larger fleets start folded.
    private static let largestOpenFleet = 100
    private static let columns = [
        "VM", "Verdict", "Power", "Operating system", "Agent, last contact", "Patching, last success", "Updates",
        "Open CVEs", "Policies",
    ]

    func write(to page: inout MarkupWriter) {
        let count = projects.reduce(0) { $0 + $1.vms.count }
        page.section("everything", "Every VM (\(Figures.count(count)))") { page in
            page.element(
                "p",
                ["class": "hint"],
                "A dash means that it is not known. Policies are those that the VM keeps, out of all it has."
            )
            for project in projects {
                page.line()
                page.element("details", count <= Self.largestOpenFleet ? ["open": "open"] : [:]) { page in
                    page.element("summary") { page in
                        page.element("b", project.project.text.boundedName)
                        page.text(" \(Self.verdicts(project))")
                    }
                    if !project.vms.isEmpty { table(project, in: &page) }
                }
            }
        }
    }

    private static func verdicts(_ project: ProjectRows) -> String {
        let words = Verdict.allCases.map { verdict in
            (count: project.vms.count { $0.verdict == verdict }, word: Overview.word(verdict))
        }
        return project.vms.isEmpty
            ? "no VMs are known" : "\(Figures.count(project.vms.count, "VM")): \(Figures.parts(words))"
    }

    private func table(_ project: ProjectRows, in page: inout MarkupWriter) {
        let caption = "VMs of \(project.project.text.boundedName)"
        page.table("t-vms", caption: caption, columns: Self.columns) { page in
            for row in project.vms { write(row, to: &page) }
        }
    }

    private func write(_ row: VMRow, to page: inout MarkupWriter) {
        page.row { page in
            page.element("b", row.vm.readableName)
            page.element("small", row.vm.zone.text.boundedName)
        } cells: { page in
            page.element("td") { $0.tag(Overview.word(row.verdict), Tone(row.verdict)) }
            page.element("td", row.powerState.map { Figures.words($0) } ?? Figures.unknown)
            page.element("td", Self.system(row.osInfo))
            page.element("td") { page in
                page.element("span", ["class": Tone(row.agent).rawValue], Figures.words(row.agent.rawValue))
                page.text(" \(row.osInfo?.agentVersion.bounded(to: 40) ?? "")")
                if row.lastContact != nil { page.time(row.lastContact) }
            }
            page.element("td") { patching(row, in: &$0) }
            page.number(row.updates.map { Figures.count($0) } ?? Figures.unknown)
            page.element("td", row.vulnerabilities.map(Self.vulnerabilities) ?? Figures.unknown)
            policies(row.policies, in: &page)
        }
    }

    private func patching(_ row: VMRow, in page: inout MarkupWriter) {
        guard let state = row.patchState else { return page.text(Figures.unknown) }
        page.element("span", ["class": Tone(patchState: state).rawValue], Figures.words(state))
        if row.lastPatchSuccess != nil { page.time(row.lastPatchSuccess) }
    }

    private func policies(_ count: Rate?, in page: inout MarkupWriter) {
        guard let count else { return page.number(Figures.unknown) }
        let tone: Tone = count.part == count.whole ? .good : .bad
        page.element("td", ["class": "n \(tone.rawValue)"], "\(count.part) of \(count.whole)")
    }

    private static func system(_ info: OSInfo?) -> String {
        guard let info else { return Figures.unknown }
        let short = "\(info.shortName) \(info.version)"
        let name = info.longName.isEmpty ? short : info.longName
        return name == " " ? Figures.unknown : name.bounded(to: 80)
    }

    private static func vulnerabilities(_ counts: [SeverityCount]) -> String {
        guard !counts.isEmpty else { return "0" }
        return counts.prefix(6)
            .map { "\(Figures.count($0.count)) \($0.severity.isEmpty ? "other" : $0.severity.lowercased())" }
            .joined(separator: ", ")
    }
}
