import Fleet

/// Where a VM really stands by OS policies.
extension FleetMoment {
    /// The policies of an assignment that the service tells something of.
    func policiesTruth(of machine: Machine, by assignment: AssignmentMoment) -> [JSONValue] {
        guard let report = report(on: machine, by: assignment) else { return [] }
        let reporter = PolicyReporter(moment: self, machine: machine, assignment: assignment)
        let newest = assignment.revisions.first
        return report.verdicts.map { verdict in
            [
                "assignment": .text(assignment.plan.id),
                "policy": .text(verdict.policy.id),
                "isEnforced": .flag(verdict.policy.isEnforced),
                "state": .text(verdict.state.rawValue),
                "reason": .nonEmpty(verdict.reason),
                "isViolated": .flag(reporter.isViolated(verdict.policy)),
                "violatedSince": .optional(reporter.violationBegin(of: verdict.policy)?.rfc3339),
                "lostSince": .optional(fallingOut(of: machine, from: assignment)?.rfc3339),
                "hasNewestRevision": .flag(report.revision == newest?.id),
                "rollout": .optional(newest?.rolloutState.rawValue),
                "rolloutBegan": .optional(newest?.createTime.rfc3339),
            ]
        }
    }
}
