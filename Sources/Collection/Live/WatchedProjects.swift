package import Fleet

/// Which projects are watched: those that are named, and those that are found in folders and organizations.
package struct WatchedProjects: Hashable, Sendable {
    /// The ids that are named, in their order.
    package let named: [ProjectID]
    /// What projects are found in, such as `folders/123` or `organizations/456`.
    package let parents: [ProjectID]
    private let include: [NamePattern]
    private let exclude: [NamePattern]

    /// Takes names; of what is found, that counts which one of the patterns to include fits, if there are any, and none
    /// of those to exclude.
    package init(
        named: [ProjectID],
        parents: [ProjectID] = [],
        include: [String] = [],
        exclude: [String] = []
    ) {
        self.named = named
        self.parents = parents
        self.include = include.map { NamePattern($0) }
        self.exclude = exclude.map { NamePattern($0) }
    }

    /// The projects to read: those that are named, then those that were found and count, by id.
    func all(found: some Sequence<ProjectID>) -> [ProjectID] {
        let named = Set(self.named)
        return self.named + Set(found).filter { !named.contains($0) && counts($0) }.sorted()
    }

    private func counts(_ project: ProjectID) -> Bool {
        (include.isEmpty || include.contains { $0.matches(project.text) })
            && !exclude.contains { $0.matches(project.text) }
    }
}

/// A pattern of names: `*` stands for any characters, `?` for one.
struct NamePattern: Hashable, Sendable {
    private let pattern: [Character]

    init(_ text: String) {
        pattern = Array(text)
    }

    /// Whether the whole name fits.
    func matches(_ name: String) -> Bool {
        let name = Array(name)
        var (position, place) = (0, 0)
        // Where to go on when the characters after the last star do not fit: it then takes one character more.
        var resumption: (position: Int, place: Int)?
        while position < name.count {
            if place < pattern.count, pattern[place] == "*" {
                resumption = (position, place)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[position] {
                (position, place) = (position + 1, place + 1)
            } else if let last = resumption {
                resumption = (last.position + 1, last.place)
                (position, place) = (last.position + 1, last.place + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
