package import Fleet

/// What it takes for VM Manager to work on a VM, in the order in which to look.
package enum SetUpQuestion: String, Sendable, Hashable, CaseIterable {
    /// Whether the OS Config API is on.
    case api
    /// Whether the project has the feature set that it uses.
    case featureSet = "feature_set"
    /// Whether metadata switches the agent on.
    case metadata
    /// Whether patching, policies and inventory are on.
    case features
    /// Whether the VM has a service account.
    case serviceAccount = "service_account"
    /// Whether its scopes suffice.
    case scopes
    /// Whether it reaches Google's APIs.
    case egress
    /// Whether it reaches package repositories.
    case repositories
    /// Whether the service hears of the agent.
    case agentSeen = "agent_seen"
    /// Whether the agent is not outdated.
    case agentCurrent = "agent_current"
    /// Whether a patch deployment covers the VM.
    case patchCoverage = "patch_coverage"

    /// The question, for people.
    package var text: String {
        switch self {
        case .api: "Is the OS Config API on?"
        case .featureSet: "Does the project have the feature set that it uses?"
        case .metadata: "Does metadata switch the agent on?"
        case .features: "Are patching, OS policies and inventory on?"
        case .serviceAccount: "Does the VM have a service account?"
        case .scopes: "Do the scopes of its service account suffice?"
        case .egress: "Does it reach Google's APIs?"
        case .repositories: "Does it reach package repositories?"
        case .agentSeen: "Is its agent in contact with the service?"
        case .agentCurrent: "Is its agent up to date?"
        case .patchCoverage: "Does a patch deployment cover it?"
        }
    }

    /// The check that answers it; `nil` for what no check asks of each VM.
    package var check: String? {
        switch self {
        case .api: nil
        case .featureSet: "feature_set"
        case .metadata, .features: "metadata_switch"
        case .serviceAccount: "service_account"
        case .scopes: "service_account_scopes"
        case .egress: "api_reach"
        case .repositories: "repository_reach"
        case .agentSeen: "agent_alive"
        case .agentCurrent: "agent_current"
        case .patchCoverage: "patch_coverage"
        }
    }
}

/// Whether VM Manager can work on one VM, question by question.
package struct Diagnosis: Sendable {
    /// An answer.
    package struct Answer: Sendable {
        /// The question.
        package let question: SetUpQuestion
        /// The answer, with why.
        package let outcome: CheckOutcome
        /// What to do: the line for this VM where there is one; `nil` where there is nothing to do.
        package let remedy: String?
    }

    /// The project.
    package let project: ProjectID
    /// The zone.
    package let zone: ZoneName
    /// The VM's name.
    package let name: InstanceName
    /// Its numeric id.
    package let id: InstanceID
    /// The answers, in the order in which to look; questions whose check is not asked are left out.
    package let answers: [Answer]
    /// What well-known texts in its last failures mean.
    package let hints: [String]

    /// Takes the answers from the verdicts; `verdicts` must be of `vm`, and `vm` of `project`.
    package init(of vm: VM, in project: ProjectFleet, verdicts: VMAssessment, checks: [Check]) {
        (self.project, zone, name, id) = (vm.project, vm.zone, vm.name, vm.id)
        hints = AgentSignature.hints(for: vm)
        answers = SetUpQuestion.allCases.compactMap { question in
            guard let id = question.check else {
                let outcome = Self.api(of: project)
                return Answer(question: question, outcome: outcome, remedy: outcome.remedy)
            }
            guard let index = checks.firstIndex(where: { $0.id == id }), index < verdicts.outcomes.count else {
                return nil
            }
            let outcome = Self.answer(to: question, from: verdicts.outcomes[index], of: verdicts.agent)
            let isOpen = outcome.verdict == .fail || outcome.verdict == .waived
            return Answer(
                question: question,
                outcome: outcome,
                remedy: outcome.remedy ?? (isOpen ? checks[index].remedy : nil)
            )
        }
    }

    /// Whether every question that makes sense is answered by yes; what someone answers for counts.
    package var isFine: Bool {
        answers.allSatisfy { [.pass, .notApplicable, .waived].contains($0.outcome.verdict) }
    }

    /// Diagnoses VMs of a fleet, one after the other: those whose name or numeric id is among `names`, or all of them
    /// without names; `assessment` must be of `fleet`.
    package static func each(
        of fleet: FleetSnapshot,
        _ assessment: Assessment,
        names: Set<String> = [],
        body: (Diagnosis) throws -> Void
    ) rethrows {
        for (project, judged) in zip(fleet.projects, assessment.projects) {
            for (vm, verdicts) in zip(project.vms, judged.vms)
            where names.isEmpty || names.contains(vm.name.text) || names.contains(vm.id.description) {
                try body(Diagnosis(of: vm, in: project, verdicts: verdicts, checks: assessment.checks))
            }
        }
    }
}

extension Diagnosis {
    /// The sources that the OS Config API tells.
    private static let ofAPI: Set<Source> = [
        .inventories, .patchJobs, .patchDeployments, .policyAssignments, .policyReports, .vulnerabilityReports,
        .featureSettings,
    ]

    private static func api(of project: ProjectFleet) -> CheckOutcome {
        let reads = project.reads.filter { ofAPI.contains($0.source) }
        if let read = reads.first(where: { $0.failure == "api_disabled" }) {
            return CheckOutcome(
                .fail,
                "api_disabled",
                evidence: ["reading \(read.source.rawValue) fails: the API is off"],
                remedy: project.id.gcloud("services enable", "osconfig.googleapis.com")
            )
        }
        guard !reads.contains(where: { $0.lastSuccess != nil }) else { return CheckOutcome(.pass, "answers") }
        let failures = reads.compactMap { read in read.failure.map { "reading \(read.source.rawValue) fails: \($0)" } }
        return CheckOutcome(.unknown, "osconfig_not_read", evidence: failures)
    }

    private static func answer(
        to question: SetUpQuestion,
        from outcome: CheckOutcome,
        of agent: AgentAssessment
    ) -> CheckOutcome {
        let isOff = agent.configuration.features?.isDisabled ?? false
        let isAboutFeatures = outcome.reason == "feature_off" || outcome.reason == "instance_undoes_project"
        switch question {
        case .metadata where isAboutFeatures: return CheckOutcome(.pass, "switched_on")
        case .features where isAboutFeatures: return outcome
        case .features where isOff: return CheckOutcome(.notApplicable, "agent_off")
        // The agent is on: what else the check found is about the keys, not about what is on.
        case .features where outcome.verdict == .fail || outcome.verdict == .waived: return CheckOutcome(.pass, "ok")
        case .agentSeen where outcome.verdict == .pass:
            let contact = agent.lastContact.map { "last contact \($0.time.rfc3339) by \($0.evidence.rawValue)" }
            return CheckOutcome(.pass, outcome.reason, evidence: [contact].compactMap(\.self))
        default: return outcome
        }
    }
}
