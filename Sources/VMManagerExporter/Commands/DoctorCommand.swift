import ArgumentParser
import Collection
import ExporterConfiguration
import Fleet
import Store

/// `doctor`: whether everything can be read that should be.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Ask for one thing of every source, and say what cannot be read, why, and what to do.",
        discussion: """
            Nothing is stored. Exit 0 when everything can be read, 2 when the configuration is wrong, 3 when \
            something cannot be read or is unknown. docs/permissions.md lists what is needed.
            """
    )

    /// How the result is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For people, each line as it comes.
        case text
        /// For programs, at the end.
        case json
    }

    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config: String

    @Option(help: "How to print it.")
    var format = Format.text

    @Flag(help: "Look at the set-up of VMs, by what the store holds, instead of at the sources; nothing is asked.")
    var vms = false

    @Argument(
        help: ArgumentHelp("With --vms: the VMs to look at, by name or numeric id; all without any.", valueName: "vm")
    )
    var names: [String] = []

    mutating func validate() throws {
        if !names.isEmpty, !vms { throw ValidationError("names of VMs go with --vms") }
    }

    mutating func run() async throws {
        let configuration = try Configuration.load(path: config)
        guard !vms else { return try lookAtVMs(configuration) }
        guard let first = configuration.projects.first ?? configuration.discovery.parents.first else {
            throw UsageError(
                text: "\(config): projects: name at least one project to look at, or discovery.parents to find some in"
            )
        }
        let access = GoogleAccess(configuration.google, patience: .short) { _ in }
        defer { access.shutDown() }
        let identity = await CallerIdentity(of: access)
        let round = SourceProbeRound(
            probe: SourceProbe(client: access.client),
            watched: WatchedProjects(configuration),
            sources: configuration.collection.enabledSources.compactMap { Source(rawValue: $0.rawValue) }
        )
        var zones = StoredZones(path: configuration.storage.path)
        var text = DoctorText()
        let isText = format == .text
        if isText { try Self.print(DoctorText.lines(about: identity, project: first)) }
        let results = try await round.run(
            knownZone: { zones[$0] },
            report: { if isText { try Self.print(text.lines(about: $0)) } }
        )
        if isText {
            try Self.print(text.lastLines(after: results))
        } else {
            try Terminal.write(try DoctorDocument(identity, results, project: first).json)
        }
        guard results.allSatisfy(\.isFine) else { throw ExitStatus.incomplete }
    }

    private func lookAtVMs(_ configuration: Configuration) throws {
        let viewer = try Viewer(configuration)
        let store = try SQLiteFactStore(reading: configuration.storage.path)
        let view = try viewer.view(of: store, at: Clock.now)
        guard try DoctorVMs(view.fleet, view.assessment, names: names).print(as: format) else {
            throw ExitStatus.incomplete
        }
    }

    private static func print(_ lines: [String]) throws {
        try Terminal.write(Array(lines.map { $0.withoutControlCharacters + "\n" }.joined().utf8))
    }
}

extension ProbeResult {
    /// Whether it takes nothing from the answer that all can be read.
    fileprivate var isFine: Bool { outcome == .readable }

    /// What is good to know about the project, and what to do.
    var notes: [String] {
        var notes: [String] = []
        if hasNoVM { notes.append("\(project) has no VM; is it the right project?") }
        if let featureSet, featureSet == .limited {
            notes.append(
                "VM Manager is limited to its basic features in \(project): no patch jobs or OS policies of your "
                    + "own, and nothing to pay; for those run: gcloud compute os-config project-feature-settings update "
                    + "--patch-and-config-feature-set=full --project=\(project)"
            )
        }
        return notes
    }
}
