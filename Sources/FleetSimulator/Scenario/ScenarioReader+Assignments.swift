import StrictYAML

extension AssignmentPlan {
    /// Reads an OS policy assignment.
    init(reading assignment: MappingReader) {
        let id = assignment.required("id", .identifier, placeholder: "", advice: "id: security-baseline", "Its id.")
        self.init(id: id, policies: [])
        zones = assignment.optional("zones", .zones, absent: "none", "Its zones; without any, those of the project.")
        includes = assignment.value(
            "includes",
            .labelSets,
            default: [],
            "Labels of VMs that it holds for: sets of which one must be there. Without any, it holds for all VMs."
        )
        excludes = assignment.value("excludes", .labelSets, default: [], "Labels of VMs that it does not hold for.")
        systems = assignment.value("os", .shortNames, default: [], "Systems that it holds for; without any, for all.")
        created = assignment.value("created", .offset, default: created, "When its first revision was rolled out.")
        wait = assignment.value(
            "wait",
            .duration(takesWeeks: true),
            default: wait,
            "The time between two waves of a rollout."
        )
        budgetPercent = assignment.value(
            "budget",
            .wholePercent,
            default: budgetPercent,
            "How many VMs of a zone a wave takes."
        )
        policies = assignment.list(
            "policies",
            most: 100,
            advice: "policies: [{ id: ops-agent, mode: enforcement, package: x }]",
            "What it asks for; at least one policy."
        ) { PolicyPlan(reading: $0) }
        assignment.refuseTwins(policies.map(\.id), in: "policies")
    }
}

extension PolicyPlan {
    private enum Mode: String, CaseIterable {
        case enforcement
        case validation
    }

    private static let resources = ["package", "no_package", "file", "repository", "script"]

    fileprivate init(reading policy: MappingReader) {
        let id = policy.required("id", .identifier, placeholder: "", advice: "id: ops-agent", "Its id.")
        let mode = policy.required(
            "mode",
            ValueKind<Mode>.word("a mode"),
            placeholder: .validation,
            advice: "mode: enforcement",
            "Whether it changes what is not as it should be, or only says so."
        )
        let resource = Self.resource(policy)
        self.init(id: id, isEnforced: mode == .enforcement, resource: resource ?? .package(""))
        systems = policy.value("os", .shortNames, default: [], "Systems that it is for; without any, for all.")
        allowsNoMatch = policy.value("others_comply", .flag, default: true, "Whether VMs of other systems comply.")
        policy.requireOne(of: Self.resources, "resource")
    }

    private static func resource(_ policy: MappingReader) -> Resource? {
        func text(_ key: String, _ meaning: String, _ kind: ValueKind<String> = .line()) -> String? {
            policy.optional(key, kind, absent: "none", meaning)
        }
        let found: [Resource?] = [
            text("package", "A package that must be installed.").map { .package($0) },
            text("no_package", "A package that must not be installed.").map { .noPackage($0) },
            text("file", "A file that must be there with its content, by its path.").map { .file($0) },
            text("repository", "A package repository that must be configured, by its address.").map { .repository($0) },
            text("script", "A script that looks, and ends with 100 when all is well.", .metadataValue).map {
                .script($0)
            },
        ]
        return found.compactMap(\.self).first
    }
}
