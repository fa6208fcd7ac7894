import StrictYAML

extension ProjectPlan {
    /// Reads a project.
    init(reading project: MappingReader) {
        self.init(
            id: project.required("id", .projectID, placeholder: "", advice: "id: acme-prod", "Its id."),
            zones: []
        )
        number = project.optional(
            "number",
            .projectNumber,
            absent: "none",
            "Its number, in quotation marks; without one, it follows from the seed."
        )
        copies = project.value(
            "copies",
            .integer(in: 1...1_000),
            default: 1,
            "How many projects of this kind there are; with several, a number is added to the id of each."
        )
        featureSet = project.value(
            "feature_set",
            .featureSet,
            default: .full,
            "Which functions of VM Manager it pays for; `none` when nobody ever chose."
        )
        billingAccount = project.optional(
            "billing_account",
            .billingAccount,
            absent: "none",
            "Who pays; without one, billing is off."
        )
        readPlace(project)
        readBelow(project)
        check(project)
    }

    private mutating func readPlace(_ project: MappingReader) {
        metadata = project.value("metadata", .metadata, default: [:], "Project metadata, which its VMs inherit.")
        zones = project.required(
            "zones",
            .zones,
            placeholder: [],
            advice: "zones: [us-central1-a]",
            "The zones over which its VMs are spread."
        )
        hasServiceAgent = project.value(
            "service_agent",
            .flag,
            default: true,
            "Whether the service agent of VM Manager has its role."
        )
        orchestrators = project.value(
            "orchestrators",
            .list(of: .identifier, named: "a list of names"),
            default: [],
            "Names of policy orchestrators."
        )
    }

    private mutating func readBelow(_ project: MappingReader) {
        network = project.section("network", "How VMs reach Google and the rest of the world.") {
            NetworkPlan(reading: $0)
        }
        groups = project.list("vms", most: 10_000, "VMs that are alike.") { VMGroupPlan(reading: $0) }
        deployments = project.list("deployments", most: 100, "Patch deployments.") { DeploymentPlan(reading: $0) }
        assignments = project.list(
            "assignments",
            most: 20,
            "OS policy assignments; each exists once per zone."
        ) { AssignmentPlan(reading: $0) }
    }

    private func check(_ project: MappingReader) {
        if copies > 1, number != nil { project.refuse("number", "several projects cannot share it; remove the key") }
        if copies > 1, id.utf8.count > 25 { project.refuse("id", "is too long to get a number; at most 25 letters") }
        project.refuseTwins(deployments.map(\.id), in: "deployments")
        project.refuseTwins(assignments.map(\.id), in: "assignments")
        for (index, group) in groups.enumerated() {
            let twin = groups[..<index].first { other in
                other.name == group.name && !Set(other.zones ?? zones).isDisjoint(with: group.zones ?? zones)
            }
            if twin != nil {
                project.refuse("vms", "two of them are \(Excerpt(group.name)) in one zone; give each a name of its own")
            }
        }
    }
}

extension NetworkPlan {
    fileprivate init(reading network: MappingReader) {
        self.init()
        privateGoogleAccess = network.value(
            "private_google_access",
            .flag,
            default: true,
            "Whether the subnetworks have Private Google Access."
        )
        nat = network.value("nat", .flag, default: true, "Whether every region has Cloud NAT.")
        withoutPrivateGoogleAccess = network.value(
            "without_private_google_access",
            .regions,
            default: [],
            "Regions whose subnetworks have none all the same. A VM without Private Google Access, Cloud NAT and "
                + "external address does not reach Google's APIs, so that its agent is never heard."
        )
        withoutNAT = network.value(
            "without_nat",
            .regions,
            default: [],
            "Regions that have none all the same. A VM without Cloud NAT and external address does not reach package "
                + "repositories, so that patching fails."
        )
        hostProject = network.optional(
            "host_project",
            .projectID,
            absent: "none",
            "The project that owns the network, in a Shared VPC."
        )
    }
}

extension MappingReader {
    /// Notes the first name that comes twice in a list of mappings.
    func refuseTwins(_ names: [String], in key: String) {
        var seen: Set<String> = []
        guard let twin = names.first(where: { !$0.isEmpty && !seen.insert($0).inserted }) else { return }
        refuse(key, "two of them are \(Excerpt(twin)); give each an id of its own")
    }
}

extension ValueKind<ProjectPlan.FeatureSet?> {
    fileprivate static var featureSet: Self {
        let words = ProjectPlan.FeatureSet.allCases.map(\.rawValue) + ["none"]
        return .word(
            "a feature set",
            among: words,
            show: { $0?.rawValue ?? "none" },
            value: { $0 == "none" ? .some(nil) : ProjectPlan.FeatureSet(rawValue: $0).map { .some($0) } }
        )
    }
}

extension ValueKind<[String]> {
    fileprivate static var regions: Self { .list(of: .region, named: "a list of regions") }
}

extension ValueKind<String> {
    fileprivate static var region: Self {
        text("a region", show: \.description) { text, _ throws(Refusal) in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let isName = text.allSatisfy { $0.isASCIILowerCase || $0.isASCIIDigit || $0 == "-" }
            guard isName, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), parts[1].last?.isASCIIDigit == true
            else { throw Refusal("\(Excerpt.quoted(text)) is not a region; write us-central1") }
            return text
        }
    }

    fileprivate static var projectNumber: Self {
        quotable("a project number in quotation marks") { text throws(Refusal) in
            guard (6...19).contains(text.utf8.count), text.allSatisfy(\.isASCIIDigit), text.first != "0" else {
                throw Refusal("\(Excerpt.quoted(text)) is not a project number; write \"123456789012\"")
            }
            return text
        }
    }
}
