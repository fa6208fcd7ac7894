/// One VM of the demo, as far as it does not depend on the time.
struct DemoVM: Hashable, Sendable {
    /// What is special about a VM.
    enum Story: Hashable, Sendable {
        /// Runs, reports, gets patched.
        case healthy
        /// Was stopped some days ago.
        case stopped
        /// Has just booted, so that its first report is still to come.
        case justStarted
        /// Its agent hangs, although the process runs.
        case hung
        /// Its agent reports, but too late.
        case late
        /// Has no service account, so that its agent cannot speak.
        case neverSeen
        /// Somebody wrote `enable-osconfig: Y`, which gcloud takes for on and the agent for off.
        case disabled
        /// Only its inventory is switched off, so that nobody can tell whether its agent lives.
        case inventoryOff
        /// A long patch run keeps its agent from reporting.
        case busy
        /// Was made anew under its old name; the inventory of its predecessor is still there.
        case recreated
    }

    let project: DemoProject
    let zone: String
    let name: String
    let system: OperatingSystem
    /// What it is for; VMs of one system and purpose have the same software.
    let purpose: String
    var story = Story.healthy
    /// How many of the updates that exist it lacks.
    var missingUpdates = 0
    /// The managed instance group that made it.
    var group: String?
    /// Minutes between two reports of its agent, as its metadata says it; `nil` for the default of 10.
    var pollMinutes: Int?

    /// Whether it is a node of a GKE cluster.
    var isGKENode: Bool { purpose == "gke" }
    /// Whether an inventory of it exists.
    var hasInventory: Bool { ![.neverSeen, .justStarted, .inventoryOff].contains(story) }
    /// The region of its zone.
    var region: String { String(zone.dropLast(2)) }
    /// Names it in the seed's numbers.
    var key: String { "\(project.id)/\(zone)/\(name)" }
}

/// A project of the demo.
struct DemoProject: Hashable, Sendable {
    let id: String
    let number: String
    /// How this project spells its `enable-osconfig`.
    let enableOSConfig: String

    static let production = DemoProject(id: "acme-prod", number: "123456789012", enableOSConfig: "TRUE")
    static let staging = DemoProject(id: "acme-stage", number: "210987654321", enableOSConfig: "true")
    static let all = [production, staging]
}
