import Fleet

/// Which project number means which id, by all that was ever said.
///
/// What was linked counts most, then what Compute Engine says of a project, and then what joins: a VM or a patch job
/// has one id in all projects, so when it shows up under a number and under an id, the two mean one project.
struct ProjectNames {
    private(set) var ids: [ProjectNumber: ProjectID]

    /// Learns from everything that names a project both ways.
    init(_ facts: StoredFacts) {
        ids = facts.links
        for project in facts.computeProjects {
            guard let number = project.value.value.number else { continue }
            learn(number, project.value.value.id)
        }
        learnFromVMs(facts)
        learnFromJobs(facts)
    }

    /// The project's id; its number where no id is known.
    func id(of project: ProjectReference) -> ProjectID {
        switch project {
        case .id(let id): id
        case .number(let number): ids[number] ?? ProjectID(number.description)
        }
    }

    private mutating func learnFromVMs(_ facts: StoredFacts) {
        var homes: [InstanceID: ProjectID] = [:]
        for row in facts.patchOutcomes {
            if case .id(let id) = ProjectReference(row.project) { homes[row.vm] = id }
        }
        for instance in facts.instances {
            if case .id(let id) = instance.project { homes[instance.value.value.id] = id }
        }
        let inventories = facts.inventories.lazy.map { ($0.vm, $0.project) }
        let policies = facts.policyReports.lazy.map { ($0.value.value.instance, $0.project) }
        let vulnerabilities = facts.vulnerabilityReports.lazy.map { ($0.value.value.instance, $0.project) }
        for (vm, project) in inventories { learn(project, homes[vm]) }
        for (vm, project) in policies { learn(project, homes[vm]) }
        for (vm, project) in vulnerabilities { learn(project, homes[vm]) }
    }

    private mutating func learnFromJobs(_ facts: StoredFacts) {
        var homes: [String: ProjectID] = [:]
        for row in facts.patchOutcomes {
            if case .id(let id) = ProjectReference(row.project) { homes[row.job] = id }
        }
        for job in facts.patchJobs { learn(job.project, homes[job.value.value.id.text]) }
    }

    private mutating func learn(_ project: ProjectReference, _ id: ProjectID?) {
        if case .number(let number) = project, let id { learn(number, id) }
    }

    private mutating func learn(_ number: ProjectNumber, _ id: ProjectID) {
        if ids[number] == nil { ids[number] = id }
    }
}
