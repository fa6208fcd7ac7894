package import Fleet

/// The verdicts on one VM.
///
/// Very many are kept from one assessment to the next: as long as nothing else is said of a VM, it is the same object.
package final class VMAssessment: Sendable {
    /// The VM's numeric id.
    package let vm: InstanceID
    /// How alive its agent is.
    package let agent: AgentAssessment
    /// How it stands by Patch.
    package let patch: PatchAssessment
    /// Whether a deployment that will run again matches it; `nil` when that is not known.
    package let isCovered: Bool?
    /// The answers, parallel to ``Assessment/checks``.
    package let outcomes: [CheckOutcome]
    /// When any of this may change though no fact about the VM does, by what was known when it was judged.
    let turningPoints: TurningPoints

    /// When time alone may change any of this, by what was known when it was judged; `nil` when only facts can.
    package var nextChange: Timestamp? { turningPoints.next }

    /// Judges the VM at a place of a project.
    init(at place: Int, in context: ProjectContext, checks: [Check]) {
        let subject = CheckSubject(at: place, in: context)
        vm = subject.vm.id
        agent = subject.agent
        patch = subject.patch
        isCovered = subject.deployments?.isCovered
        var turningPoints = agent.turningPoints
        // GKE looks after its nodes itself.
        if subject.instance?.isGKENode ?? false, !context.settings.asksGKENodes {
            outcomes = Array(repeating: CheckOutcome(.notApplicable, "gke_node"), count: checks.count)
        } else {
            let recorded = RecordedVerdicts(of: subject.vm, in: context)
            outcomes = checks.map { check in
                var answer = check.evaluate(subject)
                if answer.outcome.verdict == .fail {
                    answer = context.waivers.applied(to: answer, of: check.id, on: subject.vm, at: context.now)
                }
                turningPoints.add(answer.turningPoints)
                return recorded?.outcome(of: check.id, judged: answer.outcome) ?? answer.outcome
            }
        }
        self.turningPoints = turningPoints
    }

    /// Whether the verdicts are the same, until whenever that may be.
    func isLike(_ other: VMAssessment) -> Bool {
        self === other
            || vm == other.vm && isCovered == other.isCovered && agent.isLike(other.agent) && patch == other.patch
                && outcomes == other.outcomes
    }
}
