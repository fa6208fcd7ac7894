import Fleet

/// How reading each source of each project stands, projects in trouble first.
struct SourcesByProject {
    let summary: FleetSummary

    /// More projects than this are only counted; the report has them all.
    private static let mostProjects = 100
    /// So many projects are unfolded, more only on demand.
    private static let mostOpen = 5

    func write(to page: inout MarkupWriter) {
        let projects = projects
        for (index, project) in projects.prefix(Self.mostProjects).enumerated() {
            let isOpen = index < Self.mostOpen && (!project.broken.isEmpty || projects.count <= Self.mostOpen)
            project.write(to: &page, isOpen: isOpen)
        }
        if projects.isEmpty { page.element("p", ["class": "hint"], "No project is known.") }
        let more = projects.count - Self.mostProjects
        guard more > 0 else { return }
        page.element("p", ["class": "hint"], "\(Figures.count(more, "more project")) stand in the compliance report.")
    }

    private var projects: [ProjectSources] {
        let sources = Dictionary(grouping: summary.sources, by: \.project)
        return summary.unreadSources.sorted { $0.key < $1.key }
            .map { project, unread in
                ProjectSources(project: project, sources: sources[project] ?? [], unread: unread, at: summary.at)
            }
            .enumerated()
            .sorted { ($1.element.broken.count, $0.offset) < ($0.element.broken.count, $1.offset) }
            .map(\.element)
    }
}
