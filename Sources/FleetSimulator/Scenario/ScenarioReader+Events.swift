import StrictYAML

extension ScenarioEvent {
    /// What an action happens to, and whether it lasts.
    struct ActionRule {
        enum Target { case vms, project, calls }
        let key: String
        let target: Target
        var isMomentary = false
    }

    /// The actions, in the order of the reference.
    static let rules: [ActionRule] = [
        ActionRule(key: "stop", target: .vms),
        ActionRule(key: "delete", target: .vms, isMomentary: true),
        ActionRule(key: "recreate", target: .vms, isMomentary: true),
        ActionRule(key: "reboot", target: .vms, isMomentary: true),
        ActionRule(key: "hang", target: .vms),
        ActionRule(key: "delay", target: .vms),
        ActionRule(key: "uninstall", target: .vms),
        ActionRule(key: "lose_service_account", target: .vms),
        ActionRule(key: "labels", target: .vms),
        ActionRule(key: "metadata", target: .vms),
        ActionRule(key: "project_metadata", target: .project),
        ActionRule(key: "cancel", target: .project, isMomentary: true),
        ActionRule(key: "pause", target: .project),
        ActionRule(key: "feature_set", target: .project),
        ActionRule(key: "patch_ending", target: .vms),
        ActionRule(key: "violate", target: .vms),
        ActionRule(key: "rollout", target: .project, isMomentary: true),
        ActionRule(key: "patch", target: .project, isMomentary: true),
        ActionRule(key: "fault", target: .calls),
    ]

    /// Reads an event of a scenario; `names` are what it may name, and learn the name of a patch job.
    init(reading event: MappingReader, names: inout ScenarioNames) {
        let at = event.required("at", .offset, placeholder: .zero, advice: "at: -50m", "When it happens.")
        self.init(reading: event, at: at, names: names)
        if at < .zero - names.history {
            let history = DurationText.show(names.history)
            event.refuse("at", "lies before the history, which is \(history); make that longer or the event later")
        }
        if case .patch(let name, _, _) = action { names.jobs.append(name) }
    }

    /// Reads what comes after the time; without `names` it may name anything.
    init(reading event: MappingReader, at: Duration, names: ScenarioNames?) {
        let until = event.optional("until", .offset, absent: "none", Self.meaningOfUntil)
        let vms = event.value(
            "vms",
            .list(of: .vmPattern, named: "a list of names of VMs").notEmpty,
            default: [],
            "The VMs that it happens to, by name or as `project/name`; `*` stands for any characters."
        )
        let project = event.optional(
            "project",
            .projectID,
            absent: "none",
            "The project that it happens in, for what happens to no VM; without one, all."
        )
        let action = Self.action(event, names)
        self.init(at: at, until: until, vms: vms, project: project, action: action ?? .stop)
        event.requireOne(of: Self.rules.map(\.key), "action")
        guard let rule = Self.rules.first(where: { event.has($0.key) }) else { return }
        check(event, against: rule)
        names?.check(vms, in: event)
        names?.require(project, among: names?.projects ?? [], "a project", in: event, at: "project")
    }

    private static var meaningOfUntil: String {
        let momentary = rules.filter(\.isMomentary).map { "`\($0.key)`" }
        return "When it is over; without it, never. What happens in a moment takes none: "
            + momentary.joined(separator: ", ") + "."
    }

    private func check(_ event: MappingReader, against rule: ActionRule) {
        if let until {
            if rule.isMomentary { event.refuse("until", "\(rule.key) happens in a moment; remove the key") }
            if until <= at {
                event.refuse("until", "\(DurationText.showOffset(until)) is not after \(DurationText.showOffset(at))")
            }
        }
        switch rule.target {
        case .vms:
            if !event.has("vms") { event.refuse("vms", "\(rule.key) happens to VMs; write vms: [api-1]") }
            if project != nil { event.refuse("project", "write it before the names, as in acme-prod/api-1") }
        case .project, .calls:
            if event.has("vms") { event.refuse("vms", "\(rule.key) does not happen to VMs; remove the key") }
        }
        if rule.target == .calls, project != nil { event.refuse("project", "write it below fault") }
    }

    private static func action(_ event: MappingReader, _ names: ScenarioNames?) -> Action? {
        func mark(_ key: String, _ action: Action, _ meaning: String) -> Action? {
            event.optional(key, .mark, absent: "none", meaning).map { _ in action }
        }
        func change(_ key: String, _ meaning: String) -> [String: String?]? {
            event.optional(key, .metadataChange, absent: "none", meaning)
        }
        let found: [Action?] = [
            mark("stop", .stop, "VMs are stopped, and started again when it is over."),
            mark("delete", .delete, "VMs are deleted."),
            mark("recreate", .recreate, "VMs are deleted and made anew under their names."),
            mark("reboot", .reboot, "VMs boot."),
            mark("hang", .hang, "Agents hang: they run and say nothing, until it is over or the VM boots."),
            event.optional(
                "delay",
                .duration(atLeast: .seconds(1), takesWeeks: true),
                absent: "none",
                "Agents report later than they should by this time."
            ).map { .delay($0) },
            mark("uninstall", .uninstall, "Agents are not installed."),
            mark("lose_service_account", .loseServiceAccount, "VMs have no service account."),
            event.optional(
                "labels",
                .labelChange,
                absent: "none",
                "Labels are other ones; a key without a value is removed."
            ).map { .labels($0) },
            change("metadata", "Instance metadata is another; a key without a value is removed.").map { .metadata($0) },
            change("project_metadata", "Project metadata is another; a key without a value is removed.").map {
                .projectMetadata($0)
            },
            cancel(event, names),
            pause(event, names),
            event.optional("feature_set", .word("a feature set"), absent: "none", "The feature set is another.").map {
                .featureSet($0)
            },
        ]
        return found.compactMap(\.self).first ?? actionBelow(event, names)
    }

    private static func cancel(_ event: MappingReader, _ names: ScenarioNames?) -> Action? {
        let meaning = "Somebody cancels the running jobs of this name: a deployment, or a `patch` event above."
        let name = event.optional("cancel", .line(atMost: 128), absent: "none", meaning)
        names?.require(name, among: names?.jobs ?? [], "a patch job", in: event, at: "cancel")
        return name.map { .cancel(name: $0) }
    }

    private static func pause(_ event: MappingReader, _ names: ScenarioNames?) -> Action? {
        let meaning = "This deployment is paused, until it is over."
        let name = event.optional("pause", .identifier, absent: "none", meaning)
        names?.require(name, among: names?.deployments ?? [], "a deployment", in: event, at: "pause")
        return name.map { .pause(deployment: $0) }
    }
}

extension ValueKind<String> {
    /// A pattern of names of VMs.
    static var vmPattern: Self {
        text("the name of a VM", show: \.description) { text, _ throws(Refusal) in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            let isPattern = text.allSatisfy { $0.isASCIILowerCase || $0.isASCIIDigit || "-*/:.".contains($0) }
            guard isPattern, parts.count <= 2, parts.allSatisfy({ (1...63).contains($0.utf8.count) }) else {
                throw Refusal("\(Excerpt.quoted(text)) is not the name of a VM; write api-1, acme-prod/api-1 or api-*")
            }
            guard text.count(where: { $0 == "*" }) <= 4 else {
                throw Refusal("\(Excerpt.quoted(text)) has too many *; at most 4")
            }
            return text
        }
    }
}
