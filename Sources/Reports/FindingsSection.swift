import Assessment
import Fleet

/// A section that lists findings of one verdict, check by check.
struct FindingsSection {
    let verdict: Verdict
    let heading: String
    /// What stands under the heading.
    let introduction: String
    /// What stands there instead when there are none.
    let emptiness: String
    /// In the order of the report, so that those of one check follow each other.
    let findings: [Finding]
    /// How much of each there is room for.
    let limits: FindingLimits

    /// More rows than this start folded.
    private static let longestOpenTable = 500

    func write(to page: inout MarkupWriter) {
        page.section(verdict.rawValue, "\(heading) (\(Figures.count(findings.count)))") { page in
            page.element("p", ["class": "hint"], findings.isEmpty ? emptiness : introduction)
            var rest = findings[...]
            while let first = rest.first {
                let group = rest.prefix { $0.check.id == first.check.id }
                write(group, of: first.check, to: &page)
                rest = rest.dropFirst(group.count)
            }
        }
    }

    private func write(_ group: ArraySlice<Finding>, of check: Check, to page: inout MarkupWriter) {
        page.line()
        page.element("article", ["id": "\(verdict.rawValue)-\(check.id)", "class": Tone(check.severity).rawValue]) {
            page in
            page.element("h3") { page in
                page.text(check.title)
                page.text(" ")
                page.tag(check.severity.rawValue, Tone(check.severity))
            }
            explanation(of: check, in: &page)
            let isOpen = group.count <= Self.longestOpenTable
            page.element("details", isOpen ? ["open": "open"] : [:]) { page in
                page.element("summary") { page in
                    page.text("\(Figures.count(group.count, "VM")): \(Self.reasons(group))")
                }
                table(group.prefix(limits.rows), of: check, in: &page)
            }
            let left = group.count - limits.rows
            if left > 0 { page.element("p", ["class": "hint"], "And \(Figures.count(left, "more VM")).") }
        }
    }

    private func explanation(of check: Check, in page: inout MarkupWriter) {
        page.element("p", ["class": "why"]) { page in
            page.prose(check.why)
            page.text(" ")
            page.element("code", check.id)
            for control in check.controls {
                page.text(" ")
                page.element("span", ["class": "control"], control)
            }
        }
        guard verdict != .unknown else { return }
        page.element("p", ["class": "remedy"]) { page in
            page.element("strong", "What to do")
            page.text(" ")
            page.prose(check.remedy)
        }
    }

    private func table(_ group: ArraySlice<Finding>, of check: Check, in page: inout MarkupWriter) {
        let columns = ["VM", "Reason", "Since", "Evidence, and what to do about this VM"]
        page.table("t-findings", caption: "\(heading): \(check.title)", columns: columns) { page in
            for finding in group {
                page.row {
                    $0.vm(finding.vm)
                } cells: { page in
                    page.element("td", Figures.words(finding.outcome.reason.boundedName))
                    page.element("td") { page in
                        page.time(finding.since)
                        if let time = finding.time { page.element("small", "for \(Figures.age(time))") }
                    }
                    page.element("td") { page in
                        waiver(of: finding, in: &page)
                        evidence(of: finding, in: &page)
                        remedy(of: finding, in: &page)
                    }
                }
            }
        }
    }

    private func evidence(of finding: Finding, in page: inout MarkupWriter) {
        var left = limits.evidence
        for (index, item) in finding.outcome.evidence.enumerated() where left > 0 {
            if index > 0 { page.voidElement("br") }
            page.text(item.bounded(to: left))
            left -= item.utf8.count
        }
        if finding.outcome.evidence.isEmpty { page.text(Figures.unknown) }
    }

    private func waiver(of finding: Finding, in page: inout MarkupWriter) {
        guard let waiver = finding.outcome.waiver else { return }
        page.element("em", WaiverText.summary(of: waiver))
    }

    /// What to do about this very VM; a command that is cut would be worse than none.
    private func remedy(of finding: Finding, in page: inout MarkupWriter) {
        guard let remedy = finding.outcome.remedy, remedy.utf8.count <= limits.remedy else { return }
        page.element("div", ["class": "fix"]) { page in
            let isCommand = remedy.hasPrefix("gcloud ") && !remedy.contains("`")
            if isCommand { page.element("code", remedy) } else { page.prose(remedy) }
        }
    }

    /// The reasons with how often each occurs, most first.
    private static func reasons(_ group: ArraySlice<Finding>) -> String {
        let counts = group.reduce(into: [String: Int]()) { $0[$1.outcome.reason, default: 0] += 1 }
        return Figures.parts(
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
                .map { (count: $0.value, word: Figures.words($0.key.boundedName)) }
        )
    }
}

extension MarkupWriter {
    /// Writes a VM's name with where it is.
    mutating func vm(_ vm: VMIdentity) {
        element("b", vm.readableName)
        element("small", "\(vm.project.text.boundedName) / \(vm.zone.text.boundedName)")
    }
}

extension VMIdentity {
    /// The name, or the id of a VM without one.
    var readableName: String { name.text.isEmpty ? id.description : name.text.boundedName }
}
