import StrictYAML

/// A configuration that was checked as a whole: every value is possible and has its default filled in.
///
/// Made only by `ConfigurationReader`, `load(path:)` and `defaults(storagePath:)`. It holds no secrets: those are in
/// the files it names.
package struct Configuration: Sendable, Equatable, CustomStringConvertible {
    /// Ids of the projects to watch, in the order of the file, all different; empty by default, for files only.
    package let projects: [String]
    /// Projects that are found rather than named.
    package let discovery: Discovery
    /// Where facts and history are kept.
    package let storage: Storage
    /// How Google's APIs are reached.
    package let google: Google
    /// The HTTP server.
    package let web: Web
    /// What is collected, and how often.
    package let collection: Collection
    /// When an agent counts as late or silent.
    package let agent: Agent
    /// When checks fail.
    package let checks: Checks
    /// A file with failures that someone answers for; nil where there is none.
    package let waivers: String?
    /// Prices, the free pool and who pays.
    package let cost: Cost
    /// How metrics are put together.
    package let publication: Publication
    /// Which patch jobs are shown.
    package let patch: Patch
    /// Limits for files instead of the network.
    package let ingest: Ingest
    /// Every key with its value in force, in the order of the reference.
    package let settings: [Setting]

    /// One key of the configuration as it is in force.
    package struct Setting: Sendable, Equatable {
        /// The path of the key, such as `publication.tick`.
        package let key: String
        /// The value as the file would have it; a word such as "none" where nothing is set.
        package let value: String
        /// Whether the value is the default because the file does not give the key.
        package let isDefault: Bool
    }

    /// Whether Google's APIs are asked at all.
    package var isLive: Bool { !projects.isEmpty || !discovery.parents.isEmpty }

    /// The file in one line: how many projects and sources, and which store.
    package var summary: String {
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        var parts = [count(projects.count, "project")]
        if !discovery.parents.isEmpty { parts.append("those in \(discovery.parents.joined(separator: " and "))") }
        let sources = collection.enabledSources.filter { $0 != .projectList || !discovery.parents.isEmpty }
        parts += [count(sources.count, "source") + " on", "store \(storage.path)"]
        return parts.joined(separator: ", ")
    }

    /// One line `key: value` per setting.
    package var description: String {
        settings.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
    }

    /// The configuration of a program that is given a store and no file; the path is taken as it is.
    package static func defaults(storagePath: String) -> Configuration {
        let path = YAMLNode(line: 1, content: .scalar(storagePath, isQuoted: true))
        let storage = YAMLNode(line: 1, content: .mapping([.init(key: "path", line: 1, value: path)]))
        let root = YAMLNode(line: 1, content: .mapping([.init(key: "storage", line: 1, value: storage)]))
        return Configuration(root: root, log: ReadingLog(surroundings: Surroundings(folder: "", timeZones: [])))
    }

    /// Reads every key; what is wrong is in the log afterwards.
    init(root: YAMLNode?, log: ReadingLog) {
        let reader = MappingReader(root: root, log: log)
        projects = reader.value(
            "projects",
            .list(of: .projectID, named: "a list of project ids"),
            default: [],
            "The projects to watch. Without any, and without `discovery`, only files are taken in."
        )
        waivers = reader.optional(
            "waivers",
            .path(toFile: true),
            absent: "none",
            "A file with failures that someone answers for; docs/waivers.md says what it holds."
        )
        discovery = reader.section("discovery", "Projects that are found rather than named.", read: Discovery.init)
        storage = reader.section("storage", "Where facts and history are kept.", read: Storage.init)
        google = reader.section("google", "How Google's APIs are reached.", read: Google.init)
        web = reader.section("web", "The HTTP server.", read: Web.init)
        collection = reader.section("collection", "What is collected, and how often.", read: Collection.init)
        agent = reader.section("agent", "When an agent counts as late or silent.", read: Agent.init)
        checks = reader.section("checks", "When checks fail.", read: Checks.init)
        cost = reader.section("cost", "Prices, the free pool and who pays.", read: Cost.init)
        publication = reader.section("publication", "How metrics are put together.", read: Publication.init)
        patch = reader.section("patch", "Which patch jobs are shown.", read: Patch.init)
        ingest = reader.section("ingest", "Limits for files instead of the network.", read: Ingest.init)
        reader.finish()
        settings = log.declarations.compactMap { declaration in
            guard case .key(let key) = declaration else { return nil }
            return Setting(key: key.path, value: key.effective, isDefault: key.isDefault)
        }
    }
}
