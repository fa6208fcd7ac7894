/// Which VMs an event is about: names with `*` for any characters, with a project before a slash or without.
struct VMPattern: Sendable {
    private let patterns: [(project: Substring?, name: Substring)]
    private let project: String?

    /// The patterns of an event.
    init(_ event: ScenarioEvent) {
        project = event.project
        patterns = event.vms.map { text in
            guard let slash = text.firstIndex(of: "/") else { return (nil, text[...]) }
            return (text[..<slash], text[text.index(after: slash)...])
        }
    }

    /// Whether it holds for a VM of a project.
    func matches(_ name: String, in project: String) -> Bool {
        if let own = self.project, own != project { return false }
        return patterns.contains { pattern in
            pattern.project.map { Self.matches(project[...], pattern: $0) } ?? true
                && Self.matches(name[...], pattern: pattern.name)
        }
    }

    /// Whether a text is what a pattern with `*` says.
    static func matches(_ text: Substring, pattern: Substring) -> Bool {
        guard let star = pattern.firstIndex(of: "*") else { return text == pattern }
        let head = pattern[..<star]
        guard text.hasPrefix(head) else { return false }
        let rest = pattern[pattern.index(after: star)...]
        var remaining = text.dropFirst(head.count)
        if rest.isEmpty { return true }
        while true {
            if matches(remaining, pattern: rest) { return true }
            guard !remaining.isEmpty else { return false }
            remaining = remaining.dropFirst()
        }
    }
}
