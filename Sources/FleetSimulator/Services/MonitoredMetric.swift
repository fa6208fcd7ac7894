/// A metric that Cloud Monitoring has of VMs or patch jobs.
enum MonitoredMetric: String, Sendable, CaseIterable {
    case uptime = "compute.googleapis.com/instance/uptime"
    case totalUptime = "compute.googleapis.com/instance/uptime_total"
    case opsAgentUptime = "agent.googleapis.com/agent/uptime"
    case processMemory = "agent.googleapis.com/processes/rss_usage"
    /// Google publishes the display name of this metric, its resource and its label, but not its type, which clients
    /// have to look up: this one is made up.
    case patchState = "osconfig.googleapis.com/patch_job/instance_patch_state"

    private var displayName: String {
        switch self {
        case .uptime: "Uptime"
        case .totalUptime: "Uptime total"
        case .opsAgentUptime: "Agent uptime"
        case .processMemory: "Process resident memory usage"
        case .patchState: "VM instance patch state"
        }
    }

    private var description: String {
        switch self {
        case .uptime: "Delta of how long the VM has been running, in seconds."
        case .totalUptime: "Elapsed time since the VM was started, in seconds."
        case .opsAgentUptime: "The agent's uptime since its start."
        case .processMemory: "Resident memory usage of the given process."
        case .patchState: "The number of VM instances of a patch job in each patch state."
        }
    }

    /// `metricKind`.
    var kind: JSONValue {
        switch self {
        case .uptime: .word("DELTA", 2)
        case .totalUptime, .processMemory, .patchState: .word("GAUGE", 1)
        case .opsAgentUptime: .word("CUMULATIVE", 3)
        }
    }

    /// Whether its values have fractions.
    var isDouble: Bool { self == .uptime || self == .processMemory }
    /// `valueType`.
    var valueType: JSONValue { isDouble ? .word("DOUBLE", 3) : .word("INT64", 2) }

    /// `unit`, of the Unified Code for Units of Measure.
    var unit: String {
        switch self {
        case .uptime: "s{uptime}"
        case .totalUptime, .opsAgentUptime: "s"
        case .processMemory: "By"
        case .patchState: "1"
        }
    }

    private var labels: [(key: String, description: String)] {
        switch self {
        case .uptime, .totalUptime: [("instance_name", "The name of the VM instance.")]
        case .opsAgentUptime: [("version", "Agent version.")]
        case .processMemory:
            [
                ("process", "Process name."), ("pid", "Process ID."), ("command", "Process command."),
                ("command_line", "Process command line."), ("owner", "Process owner."),
            ]
        case .patchState: [("state", "The patch state of the VM instances.")]
        }
    }

    /// The type of what it is measured on.
    var resourceType: String { self == .patchState ? "cloud_osconfig_patch_job" : "gce_instance" }

    /// A `MetricDescriptor`.
    func descriptor(in project: SimulatedProject) -> JSONValue {
        [
            "name": .text("projects/\(project.id)/metricDescriptors/\(rawValue)"),
            "labels": .list(labels.map { ["key": .text($0.key), "description": .text($0.description)] }),
            "metricKind": kind,
            "valueType": valueType,
            "unit": .text(unit),
            "description": .text(description),
            "displayName": .text(displayName),
            "type": .text(rawValue),
            "metadata": [
                "launchStage": .word("GA", 4), "samplePeriod": "60s", "ingestDelay": "240s",
            ],
            "launchStage": .word("GA", 4),
            "monitoredResourceTypes": [.text(resourceType)],
        ]
    }
}
