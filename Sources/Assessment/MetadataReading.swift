import Fleet

/// Metadata read as the agent reads it, beside how Google's own troubleshooter reads it.
struct MetadataReading {
    /// A fault, and what to do about it.
    struct Fault {
        let reason: Reason
        let evidence: String
        let cure: Cure
    }

    /// What is wrong; the first that holds is the reason.
    enum Reason: String {
        case readDifferently = "read_differently"
        case notEnabled = "not_enabled"
        case disabled
        case instanceUndoesProject = "instance_undoes_project"
        case featureOff = "feature_off"
        case legacyKey = "legacy_key"
    }

    /// What to change.
    enum Cure {
        /// Set a key.
        case set(Level, key: String, value: String)
        /// Remove a key.
        case remove(Level, key: String)
        /// Set a key in place of its old spelling.
        case rename(Level, from: String, to: String, value: String)
    }

    /// Where a key stands.
    enum Level: String {
        case instance
        case project
    }

    /// Keys whose spelling has changed; the agent still takes the old one where the new one is missing.
    static let legacyKeys: [(old: String, new: String)] = [
        ("os-config-poll-interval", "osconfig-poll-interval"), ("os-inventory-enabled", "enable-os-inventory"),
        ("os-config-enabled-prerelease-features", "osconfig-enabled-prerelease-features"),
        ("os-config-endpoint", "osconfig-endpoint"), ("enable-os-config-debug", "osconfig-log-level"),
    ]

    private static let enable = "enable-osconfig"
    private static let disabledFeatures = "osconfig-disabled-features"

    let project: [String: String]
    let instance: [String: String]
    let features: AgentFeatures

    /// Reads both levels; project metadata that was not read counts as empty, so ask only where the VM's own decides.
    init(project: [String: String], instance: [String: String]) {
        self.project = project
        self.instance = instance
        features = AgentConfiguration(project: project, instance: instance).features ?? AgentFeatures()
    }

    /// Whether there is nothing to find fault with.
    var isFaultless: Bool { faults.isEmpty }

    /// Whether keys of the VM can matter; such as who made it or how often it reports cannot.
    static func matters(_ instance: [String: String]) -> Bool {
        instance.keys.contains {
            $0 != "created-by" && $0 != "osconfig-poll-interval" && $0 != "enable-guest-attributes"
        }
    }

    /// Everything that is wrong, worst first.
    var faults: [Fault] {
        var faults: [Fault] = []
        if let fault = differentReading { faults.append(fault) }
        if features.isDisabled {
            faults.append(disabling)
        } else {
            if let fault = undoing { faults.append(fault) }
            if !features.tasks || !features.inventory { faults.append(featureLoss) }
        }
        addLegacyKeys(of: instance, at: .instance, to: &faults)
        addLegacyKeys(of: project, at: .project, to: &faults)
        return faults
    }

    /// Google's troubleshooter takes true, y, yes and 1 in any case for on.
    static func troubleshooterTakesForOn(_ text: String) -> Bool {
        switch text.utf8.count {
        case 1: text == "y" || text == "Y" || text == "1"
        case 3: text.lowercased() == "yes"
        case 4: text.lowercased() == "true"
        default: false
        }
    }

    /// The value of `enable-osconfig` that both read, and where it stands.
    private var enabling: (text: String, level: Level)? {
        if let own = instance[Self.enable], !own.isEmpty { return (own, .instance) }
        if let common = project[Self.enable], !common.isEmpty { return (common, .project) }
        return nil
    }

    private var differentReading: Fault? {
        guard let (text, level) = enabling else { return nil }
        let isOn = AgentConfiguration.parseBool(text)
        guard isOn != Self.troubleshooterTakesForOn(text) else { return nil }
        return Fault(
            reason: .readDifferently,
            evidence:
                "\(level.rawValue) metadata enable-osconfig=\(text): the agent takes it for \(isOn ? "on" : "off"), "
                + "gcloud compute os-config troubleshoot for \(isOn ? "off" : "on")",
            cure: .set(level, key: Self.enable, value: "TRUE")
        )
    }

    private var disabling: Fault {
        let keys = [
            "enable-os-inventory", "os-inventory-enabled", "osconfig-enabled-prerelease-features",
            "os-config-enabled-prerelease-features", Self.enable, Self.disabledFeatures,
        ]
        let said = [(project, Level.project), (instance, Level.instance)].flatMap { metadata, level in
            keys.compactMap { key in metadata[key].map { "\(level.rawValue) metadata \(key)=\($0)" } }
        }
        guard !said.isEmpty else {
            return Fault(
                reason: .notEnabled,
                evidence: "no metadata key switches the agent on, neither of the instance nor of the project",
                cure: .set(.instance, key: Self.enable, value: "TRUE")
            )
        }
        let cure: Cure =
            if let (text, level) = enabling, AgentConfiguration.parseBool(text) {
                .remove((instance[Self.disabledFeatures] ?? "").isEmpty ? level : .instance, key: Self.disabledFeatures)
            } else {
                .set(.instance, key: Self.enable, value: "TRUE")
            }
        return Fault(reason: .disabled, evidence: "off by " + said.joined(separator: ", "), cure: cure)
    }

    private var undoing: Fault? {
        guard let words = project[Self.disabledFeatures], !words.isEmpty, let own = instance[Self.enable],
            AgentConfiguration.parseBool(own)
        else { return nil }
        let allowed = Self.features(without: words)
        let undone = Self.names { features[keyPath: $0] && !allowed[keyPath: $0] }
        guard !undone.isEmpty else { return nil }
        let isOnWithout = project[Self.enable].map(AgentConfiguration.parseBool) ?? false
        return Fault(
            reason: .instanceUndoesProject,
            evidence:
                "project metadata \(Self.disabledFeatures)=\(words), but instance metadata enable-osconfig=\(own) "
                + "sets all features anew, so that the agent does \(undone)",
            cure: isOnWithout
                ? .remove(.instance, key: Self.enable) : .set(.instance, key: Self.disabledFeatures, value: words)
        )
    }

    private var featureLoss: Fault {
        let lost = Self.names { !features[keyPath: $0] }
        let level: Level? =
            (instance[Self.disabledFeatures] ?? "").isEmpty
            ? ((project[Self.disabledFeatures] ?? "").isEmpty ? nil : .project) : .instance
        let switches = level.map { level in
            " by \(level.rawValue) metadata \(Self.disabledFeatures)="
                + ((level == .instance ? instance : project)[Self.disabledFeatures] ?? "")
        }
        return Fault(
            reason: .featureOff,
            evidence: "the agent does no \(lost): off" + (switches ?? ", since enable-osconfig is not on"),
            cure: level.map { .remove($0, key: Self.disabledFeatures) }
                ?? .set(.instance, key: Self.enable, value: "TRUE")
        )
    }

    private func addLegacyKeys(of metadata: [String: String], at level: Level, to faults: inout [Fault]) {
        guard !metadata.isEmpty else { return }
        for (old, new) in Self.legacyKeys {
            guard let value = metadata[old], !value.isEmpty, (metadata[new] ?? "").isEmpty else { continue }
            // The agent looks at the new key where only the old one is there (createConfigFromMetadata).
            let warning = old == "os-config-poll-interval" ? ", and agents may crash on it" : ""
            faults.append(
                Fault(
                    reason: .legacyKey,
                    evidence: "\(level.rawValue) metadata \(old)=\(value) is an old spelling of \(new)\(warning)",
                    cure: .rename(level, from: old, to: new, value: value)
                )
            )
        }
    }

    private static func features(without words: String) -> AgentFeatures {
        let metadata = [enable: "TRUE", disabledFeatures: words]
        return AgentConfiguration(project: metadata, instance: [:]).features ?? AgentFeatures()
    }

    /// What features are for, of those that are asked for.
    private static func names(where holds: (KeyPath<AgentFeatures, Bool>) -> Bool) -> String {
        let all: [(KeyPath<AgentFeatures, Bool>, String)] = [
            (\.tasks, "patching and OS policies"), (\.inventory, "OS inventory"),
            (\.guestPolicies, "legacy guest policies"),
        ]
        return all.filter { holds($0.0) }.map(\.1).joined(separator: ", ")
    }
}

extension MetadataReading.Cure {
    /// The line of gcloud that does it for a VM.
    func line(for vm: VM) -> String {
        switch self {
        case .set(let level, let key, let value):
            // Values may have commas, which separate keys unless told otherwise, and may be very long.
            Self.line(
                level,
                vm,
                "add-metadata",
                "--metadata=\(value.contains(",") ? "^;^" : "")\(key)=\(value.prefix(200))"
            )
        case .remove(let level, let key): Self.line(level, vm, "remove-metadata", "--keys=\(key)")
        case .rename(let level, let old, let new, let value):
            Self.set(level, key: new, value: value).line(for: vm) + " && "
                + Self.remove(level, key: old).line(for: vm)
        }
    }

    private static func line(_ level: MetadataReading.Level, _ vm: VM, _ verb: String, _ option: String) -> String {
        switch level {
        case .instance: vm.gcloud("compute instances \(verb)", option)
        case .project: vm.project.gcloud("compute project-info \(verb)", option)
        }
    }
}
