import Fleet

/// How a patch deployment keeps to its schedule.
struct DeploymentSchedule {
    /// What comes of it, from best to worst; what is over counts only for VMs that have nothing else.
    enum Standing: Int, Comparable {
        case over
        case onTime
        case unknown
        case paused
        case missed

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What comes of it.
    let standing: Standing
    /// What is said of each VM of which nothing worse is to be said.
    let answer: CheckAnswer
    /// Whether it is active and will run again.
    let willRunAgain: Bool
    /// Until when all of this holds, unless deployments are read again; `nil` for ever.
    let nextLook: Timestamp?

    /// Judges a deployment; `reference` is when deployments were last read.
    init(
        of deployment: PatchDeployment,
        newestJob: Timestamp?,
        in project: ProjectID,
        readAt reference: Timestamp,
        at now: Timestamp,
        settings: AssessmentSettings
    ) {
        let facts = ScheduleFacts(
            deployment: deployment,
            newestJob: newestJob,
            reference: reference,
            now: now,
            settings: settings
        )
        let (standing, reason) = facts.verdict
        self.standing = standing
        willRunAgain = facts.willRunAgain
        nextLook = facts.nextLook
        let end = facts.end.flatMap { $0 > now ? $0 : nil }
        let remedy =
            switch standing {
            case .paused: project.resumeLine(deployment.id)
            case .over: project.updateLine(deployment.id)
            case .onTime, .unknown, .missed: project.describeLine(deployment.id)
            }
        let evidence = facts.evidence
        let answer: CheckAnswer =
            switch standing {
            case .onTime: .pass(reason, evidence: evidence)
            case .unknown: .unknown(reason, evidence: evidence, remedy: remedy)
            case .over, .paused, .missed:
                .fail(reason, evidence: evidence, remedy: remedy, since: facts.since(standing))
            }
        self.answer = answer.until(end).until(standing == .onTime || standing == .unknown ? facts.nextDeadline : nil)
    }
}
