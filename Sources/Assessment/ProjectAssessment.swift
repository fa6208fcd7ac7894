package import Fleet

/// The verdicts on one project.
package struct ProjectAssessment: Sendable {
    /// The project.
    package let id: ProjectID
    /// The verdicts by VM, parallel to the project's VMs.
    package let vms: [VMAssessment]
    /// What is other than in the assessment before; `nil` where there is none of this project.
    package let changes: ProjectChanges?
    /// What all of its VMs share.
    let context: ProjectContext
    /// How often waivers count, parallel to the settings' waivers.
    let tally: WaiverTally
    /// When each verdict may change though no fact about its VM does, parallel to ``vms``.
    let turningPoints: [TurningPoints]
    /// The first of these, and all that is awaited.
    let nextTurningPoints: TurningPoints

    /// Puts verdicts together with what is needed to renew them.
    init(
        context: ProjectContext,
        vms: [VMAssessment],
        changes: ProjectChanges?,
        tally: WaiverTally,
        turningPoints: [TurningPoints]
    ) {
        id = context.project.id
        (self.context, self.vms, self.changes, self.tally) = (context, vms, changes, tally)
        self.turningPoints = turningPoints
        nextTurningPoints = turningPoints.reduce(into: TurningPoints()) { $0.add($1) }
    }

    /// Judges every VM of a project.
    init(in context: ProjectContext, checks: [Check], waivers: [CountedWaiver]) {
        let vms = context.project.vms.indices.map { VMAssessment(at: $0, in: context, checks: checks) }
        self.init(
            context: context,
            vms: vms,
            changes: nil,
            tally: WaiverTally(of: waivers, in: context, vms),
            turningPoints: vms.map(\.turningPoints)
        )
    }

    /// The same verdicts, when nothing has changed.
    var unchanged: ProjectAssessment {
        ProjectAssessment(unchanged: self)
    }

    private init(unchanged earlier: ProjectAssessment) {
        (id, vms, context, tally) = (earlier.id, earlier.vms, earlier.context, earlier.tally)
        (turningPoints, nextTurningPoints) = (earlier.turningPoints, earlier.nextTurningPoints)
        changes = ProjectChanges(vms: [], formerPlaces: nil)
    }
}

/// What is other in a project than in the assessment before.
package struct ProjectChanges: Hashable, Sendable {
    /// The places of VMs whose facts or verdicts are not those of before, new VMs among them, in order.
    package let vms: [Int]
    /// Where each VM stood before, `nil` for a new one; `nil` altogether where each stands where it stood.
    package let formerPlaces: [Int?]?
}
