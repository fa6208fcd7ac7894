import Fleet

/// A table of how reading each source stands over all projects.
struct ReadsTable {
    let summary: FleetSummary

    func write(to page: inout MarkupWriter) {
        let columns = ["Source", "Read well in", "Trouble", "Oldest good read", "Age"]
        page.table("t-reads", caption: "Sources", columns: columns) { page in
            let groups = Dictionary(grouping: summary.sources, by: \.source).sorted { $0.key < $1.key }
            for (source, statuses) in groups { write(source, statuses, to: &page) }
        }
        if summary.sources.isEmpty { page.element("p", ["class": "hint"], "No source was read.") }
    }

    private func write(_ source: Source, _ statuses: [SourceStatus], to page: inout MarkupWriter) {
        let oldest = statuses.compactMap(\.lastSuccess).min()
        page.row {
            $0.text(Figures.words(source.rawValue))
        } cells: { page in
            let fine = statuses.count(where: \.isFine)
            page.element("td", "\(Figures.count(fine)) of \(Figures.count(statuses.count, "project"))")
            page.element("td") { page in
                if let broken = statuses.first(where: { !$0.isFine }) {
                    page.tag(broken.trouble, .bad)
                    page.text(" \(broken.project.text.boundedName)")
                    let more = statuses.count - fine - 1
                    if more > 0 { page.text(" and \(Figures.count(more)) more") }
                } else {
                    page.tag("none", .good)
                }
            }
            page.element("td") { $0.time(oldest) }
            page.number(oldest.map { Figures.age(summary.at - $0) } ?? Figures.unknown)
        }
    }
}

extension SourceStatus {
    /// Why a source is not fine, in words.
    var trouble: String {
        failures.isEmpty ? "never read" : failures.map { Figures.words($0) }.joined(separator: ", ").boundedName
    }
}
