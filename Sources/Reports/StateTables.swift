import Assessment
import Fleet

/// Small tables of how many VMs are in which state.
struct StateTables {
    let summary: FleetSummary

    /// Words that this version does not know may be any text; no more of them are shown.
    private static let mostOthers = 10

    func write(to page: inout MarkupWriter) {
        agents(&page)
        patching(&page)
        vulnerabilities(&page)
    }

    private func agents(_ page: inout MarkupWriter) {
        let states = AgentState.allCases.map { state in
            (name: Figures.words(state.rawValue), count: summary.agentStates[state] ?? 0, tone: Tone(state))
        }
        counts("Agents", "State", states, in: &page)
    }

    private func patching(_ page: inout MarkupWriter) {
        let order = PatchState.allCases.map(\.rawValue) + ["NONE"]
        let others = summary.patchStates.keys.filter { !order.contains($0) }.sorted().prefix(Self.mostOthers)
        let states = (order + others).map { state in
            (
                name: state == "NONE" ? "in no patch job" : Figures.words(state),
                count: summary.patchStates[state] ?? 0,
                tone: Tone(patchState: state)
            )
        }
        counts("Patching, by the newest patch job", "State", states, in: &page)
    }

    private func vulnerabilities(_ page: inout MarkupWriter) {
        let others = summary.vulnerableVMs.keys.filter { !SeverityCount.known.contains($0) }.sorted()
            .prefix(Self.mostOthers)
        var severities = (SeverityCount.known + others).map { severity in
            (
                name: severity.isEmpty ? "no severity" : severity.lowercased().boundedName,
                count: summary.vulnerableVMs[severity] ?? 0,
                tone: severity == "CRITICAL" || severity == "HIGH" ? Tone.bad : .warn
            )
        }
        severities.append((name: "no report", count: summary.vmsWithoutVulnerabilityReport, tone: .unsure))
        counts("VMs with open CVEs", "Severity", severities, in: &page)
    }

    /// A table of counts of VMs with bars; what has none is left out.
    private func counts(
        _ caption: String,
        _ column: String,
        _ entries: [(name: String, count: Int, tone: Tone)],
        in page: inout MarkupWriter
    ) {
        let shown = entries.filter { $0.count > 0 }
        let most = shown.map(\.count).max() ?? 1
        page.element("div") { page in
            page.line()
            page.element("table", ["class": "counts"]) { page in
                page.element("caption", caption)
                page.element("thead", ["class": "quiet"]) { page in
                    page.element("tr") { page in
                        for title in [column, "VMs", ""] { page.element("th", ["scope": "col"], title) }
                    }
                }
                page.element("tbody") { page in
                    for entry in shown {
                        page.row {
                            $0.text(entry.name)
                        } cells: { page in
                            page.number(Figures.count(entry.count))
                            page.element("td") { page in
                                let width = max(entry.count * 100 / most, 1)
                                page.element("i", ["class": entry.tone.rawValue, "style": "width:\(width)%"]) { _ in }
                            }
                        }
                    }
                }
            }
            if shown.isEmpty { page.element("p", ["class": "hint"], "Nothing to count.") }
        }
    }
}
