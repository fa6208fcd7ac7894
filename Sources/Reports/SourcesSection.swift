import Fleet

/// The section that says where facts come from, how old they are and which of them belong to no VM.
struct SourcesSection {
    let summary: FleetSummary

    /// More rows than this start folded.
    private static let longestOpenTable = 60

    func write(to page: inout MarkupWriter) {
        page.section("sources", "Sources and their age") { page in
            let isLong = summary.sources.count > Self.longestOpenTable
            page.element("details", isLong ? [:] : ["open": "open"]) { page in
                page.element("summary", "\(Figures.count(summary.sources.count, "source")), those in trouble first")
                table(to: &page)
            }
            page.element("ul", ["class": "notes"]) { page in
                for (project, sources) in summary.unreadSources.sorted(by: { $0.key < $1.key }) where !sources.isEmpty {
                    let names = sources.map { Figures.words($0.rawValue) }.joined(separator: ", ")
                    page.element("li", "\(project.text.boundedName): nobody read \(names).")
                }
                orphans(&page)
            }
        }
    }

    private func table(to page: inout MarkupWriter) {
        let columns = ["Source", "Project", "State", "Last read well", "Age"]
        page.table("t-sources", caption: "Sources", columns: columns) { page in
            for status in summary.brokenSources + summary.sources.filter(\.isFine) {
                page.row {
                    $0.text(Figures.words(status.source.rawValue))
                } cells: { page in
                    page.element("td", status.project.text.boundedName)
                    page.element("td") { state(status, in: &$0) }
                    page.element("td") { $0.time(status.lastSuccess) }
                    page.number(status.lastSuccess.map { Figures.age(summary.at - $0) } ?? Figures.unknown)
                }
            }
        }
        if summary.sources.isEmpty { page.element("p", ["class": "hint"], "No source was read.") }
    }

    private func state(_ status: SourceStatus, in page: inout MarkupWriter) {
        guard !status.isFine else { return page.tag("fine", .good) }
        page.tag(status.trouble, .bad)
        if let zones = status.zones {
            page.text(" \(Figures.count(zones.part)) of \(Figures.count(zones.whole, "zone"))")
        }
    }

    private func orphans(_ page: inout MarkupWriter) {
        for (project, kinds) in summary.orphans.sorted(by: { $0.key < $1.key }) {
            let counts = kinds.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            guard !counts.isEmpty else { continue }
            let words = counts.map { "\(Figures.count($0.value)) \(Figures.words($0.key.rawValue))" }
            page.element(
                "li",
                "\(project.text.boundedName): left out, since no VM has them: \(words.joined(separator: ", "))."
            )
        }
    }
}
