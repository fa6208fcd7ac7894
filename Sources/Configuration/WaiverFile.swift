package import StrictYAML

/// A file of waivers: failures that someone answers for, each with a scope, a reason, an owner and a last day.
package struct WaiverFile: Sendable, Equatable {
    /// The waivers in the order of the file.
    package let entries: [Entry]

    /// One waiver; an empty list or mapping limits nothing, but not all of the places are empty.
    package struct Entry: Sendable, Equatable {
        /// The line on which it begins.
        package internal(set) var line: Int
        /// Ids of checks.
        package let checks: [String]
        /// Ids of projects.
        package let projects: [String]
        /// Names of zones.
        package let zones: [String]
        /// Names of VMs.
        package let vms: [String]
        /// Labels that a VM must all have.
        package let labels: [String: String]
        /// Why it is fine for now.
        package let reason: String
        /// Who answers for it.
        package let owner: String
        /// From when on it counts no more, in microseconds since 1970 in UTC.
        package let expiry: Int64
    }

    /// What other parts of the program know and a waiver file needs.
    package struct Vocabulary: Sendable {
        /// The ids of all checks.
        package let checks: [String]
        /// The microseconds since 1970 in UTC of a text of RFC 3339; `nil` for anything else.
        package let microseconds: @Sendable (String) -> Int64?

        /// Takes what is known.
        package init(checks: [String], microseconds: @escaping @Sendable (String) -> Int64?) {
            self.checks = checks
            self.microseconds = microseconds
        }
    }

    /// More waivers than this are refused.
    static let mostEntries = 10_000

    /// Reads a file of the machine; throws everything that is wrong with it at once.
    package static func load(path: String, knowing vocabulary: Vocabulary) throws(ReadingErrors) -> WaiverFile {
        try read(YAMLFile.load(path: path, purpose: "waiver"), knowing: vocabulary)
    }

    /// Reads a file's text.
    package static func read(_ file: YAMLFile, knowing vocabulary: Vocabulary) throws(ReadingErrors) -> WaiverFile {
        let surroundings = Surroundings(folder: "", timeZones: [])
        return try file.read(surroundings: surroundings) { root, log in
            WaiverFile(root: root, log: log, vocabulary: vocabulary)
        }
    }

    /// Reads every key; what is wrong is in the log afterwards.
    init(root: YAMLNode?, log: ReadingLog, vocabulary: Vocabulary) {
        let reader = MappingReader(root: root, log: log)
        let entries = reader.list("waivers", most: Self.mostEntries, "Failures that someone answers for.") {
            Entry(reading: $0, vocabulary)
        }
        reader.finish()
        self.entries = zip(entries, Self.places(of: root)).map { entry, place in
            var placed = entry
            placed.line = place.line
            return placed
        }
        refuseDoubles(places: Self.places(of: root), log: log)
    }

    /// Where the waivers are: the index in the list and the line of each that is a mapping, as all are in a good file.
    private static func places(of root: YAMLNode?) -> [(index: Int, line: Int)] {
        guard case .mapping(let entries) = root?.content,
            case .sequence(let nodes) = entries.first(where: { $0.key == "waivers" })?.value.content
        else { return [] }
        return nodes.enumerated().compactMap { index, node in node.kind == .mapping ? (index, node.line) : nil }
    }

    /// A second waiver of the same is a mistake: the first alone would count.
    private func refuseDoubles(places: [(index: Int, line: Int)], log: ReadingLog) {
        var lines: [Scope: Int] = [:]
        for (entry, place) in zip(entries, places) where !entry.isBoundless {
            let scope = Scope(entry)
            guard let first = lines[scope] else {
                lines[scope] = place.line
                continue
            }
            log.report(
                "is about the same as the waiver on line \(first); keep one of them",
                line: place.line,
                key: "waivers[\(place.index)]"
            )
        }
    }
}

extension WaiverFile.Entry {
    /// Whether nothing limits where it counts.
    fileprivate var isBoundless: Bool { projects.isEmpty && zones.isEmpty && vms.isEmpty && labels.isEmpty }
}

/// What a waiver is about, without regard to the order in which it says so.
private struct Scope: Hashable {
    let parts: [Set<String>]
    let labels: [String: String]

    init(_ entry: WaiverFile.Entry) {
        parts = [entry.checks, entry.projects, entry.zones, entry.vms].map { Set($0) }
        labels = entry.labels
    }
}
