/// Which of the agent's three features are on.
package struct AgentFeatures: Hashable, Sendable, Codable {
    /// Patching and OS policies, which both arrive as tasks.
    package var tasks = false
    /// Legacy guest policies.
    package var guestPolicies = false
    /// OS inventory.
    package var inventory = false

    /// All off, as without metadata.
    package init() {}

    /// Whether nothing is on, so that the agent never speaks.
    package var isDisabled: Bool { !tasks && !guestPolicies && !inventory }
}

/// How the agent of a VM is set, read from metadata exactly as the agent reads it.
///
/// The agent parses booleans as Go's `strconv.ParseBool`, so that `yes` and `Y` leave it off although other tools take
/// them for on; and an instance's `enable-osconfig` sets all features anew, which cancels what the project disabled.
package struct AgentConfiguration: Hashable, Sendable {
    /// Every metadata key that changes what the agent does; values of other keys are never kept.
    package static let metadataKeys: Set<String> = [
        "enable-osconfig", "osconfig-disabled-features", "osconfig-enabled-prerelease-features",
        "os-config-enabled-prerelease-features", "enable-os-inventory", "os-inventory-enabled",
        "osconfig-poll-interval", "os-config-poll-interval", "osconfig-log-level", "enable-os-config-debug",
        "osconfig-endpoint", "os-config-endpoint", "enable-guest-attributes", "enable-scalibr-linux",
        "trace-get-inventory",
    ]

    /// The interval of an agent that no metadata sets.
    package static let defaultPollInterval = Duration.seconds(600)

    /// What is on; `nil` when it depends on project metadata that was not read.
    package let features: AgentFeatures?
    /// How often the agent reports; `nil` when it depends on project metadata that was not read.
    package let pollInterval: Duration?

    /// Reads metadata; `project` is `nil` when it was not read.
    package init(project: [String: String]?, instance: [String: String]) {
        let instanceDecides = !(instance["enable-osconfig"] ?? "").isEmpty
        if project != nil || instanceDecides {
            var features = AgentFeatures()
            features.apply(project ?? [:])
            features.apply(instance)
            self.features = features
        } else {
            features = nil
        }
        if let own = Self.pollInterval(instance) {
            pollInterval = own
        } else {
            pollInterval = project.map { Self.pollInterval($0) ?? Self.defaultPollInterval }
        }
    }

    private static func pollInterval(_ metadata: [String: String]) -> Duration? {
        for key in ["osconfig-poll-interval", "os-config-poll-interval"] {
            if let minutes = metadata[key].flatMap({ Int64($0) }), minutes > 0, minutes <= 525_600 {
                return .seconds(minutes * 60)
            }
        }
        return nil
    }

    /// Go's `strconv.ParseBool`, with an error read as false.
    package static func parseBool(_ text: String) -> Bool {
        ["1", "t", "T", "TRUE", "true", "True"].contains(text)
    }
}

extension AgentFeatures {
    /// Applies one level of metadata, in the agent's order.
    fileprivate mutating func apply(_ metadata: [String: String]) {
        if let text = Self.value(of: "enable-os-inventory", or: "os-inventory-enabled", in: metadata) {
            inventory = AgentConfiguration.parseBool(text)
        }
        if let words = Self.value(
            of: "osconfig-enabled-prerelease-features",
            or: "os-config-enabled-prerelease-features",
            in: metadata
        ) {
            set(words, to: true)
        }
        if let text = metadata["enable-osconfig"], !text.isEmpty {
            let isOn = AgentConfiguration.parseBool(text)
            tasks = isOn
            guestPolicies = isOn
            inventory = isOn
        }
        if let words = metadata["osconfig-disabled-features"] { set(words, to: false) }
    }

    private mutating func set(_ words: String, to isOn: Bool) {
        for word in words.split(separator: ",") {
            switch word.lowercased().filter({ !$0.isWhitespace }) {
            case "tasks", "ospatch": tasks = isOn
            case "guestpolicies", "ospackage": guestPolicies = isOn
            case "osinventory": inventory = isOn
            default: break
            }
        }
    }

    private static func value(of key: String, or legacy: String, in metadata: [String: String]) -> String? {
        for candidate in [key, legacy] {
            if let text = metadata[candidate], !text.isEmpty { return text }
        }
        return nil
    }
}
