/// Which VMs an event is about: names with `*` for any characters, with a project before a slash or without.
struct VMPattern: Sendable {
    private let patterns: [(project: Substring?, name: Substring)]
    private let project: String?

    /// The patterns of an event.
    init(_ event: ScenarioEvent) {
        self.init(names: event.vms, project: event.project)
    }

    /// Patterns, within a project or in all.
    init(names: [String], project: String?) {
        self.project = project
        patterns = names.map { text in
            guard let slash = text.firstIndex(of: "/") else { return (nil, text[...]) }
            return (text[..<slash], text[text.index(after: slash)...])
        }
    }

    /// Whether it holds for a VM of a project.
    func matches(_ name: String, in project: String) -> Bool {
        if let own = self.project, own != project { return false }
        return patterns.contains { pattern in
            pattern.project.map { Wildcard.matches(project, pattern: $0) } ?? true
                && Wildcard.matches(name, pattern: pattern.name)
        }
    }
}
