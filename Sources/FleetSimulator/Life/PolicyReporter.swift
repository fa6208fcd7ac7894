import Fleet

/// Makes the report on one VM and one assignment.
struct PolicyReporter {
    let moment: FleetMoment
    let machine: Machine
    let assignment: AssignmentMoment

    private var fleet: SimulatedFleet { moment.fleet }
    private var rhythm: AgentRhythm { AgentRhythm(fleet: fleet, machine: machine) }

    /// The report: what was last told by now, by the agent or, where that could not, by the service.
    ///
    /// One or the other tells something at each hour at which a run is due, so that its time never goes back.
    var report: PolicyReport {
        var slot = rhythm.lastPolicySlot(by: moment.now)
        while slot > assigned {
            if let report = told(of: slot), report.updateTime <= moment.now { return report }
            slot = rhythm.lastPolicySlot(by: slot - .microseconds(1))
        }
        return unknown("os-policy-execution-pending", by: moment.now, at: assigned)
    }

    /// What is told of a run that is due; `nil` when nothing is, because the agent is busy or has just started.
    private func told(of slot: Timestamp) -> PolicyReport? {
        let features = fleet.features(of: machine, at: slot)
        switch rhythm.trouble(at: slot, features: features) {
        case .vmNotRunning: return unknown("vm-not-running", by: slot, at: slot + runLength)
        case .notInstalled, .noServiceAccount, .noWayOut, .disabled:
            return unknown("no-agent-detected", by: slot, at: slot + runLength)
        case _ where !features.tasks: return unknown("no-agent-detected", by: slot, at: slot + runLength)
        // The service gives up on a run that an agent began and does not end.
        case .hung: return unknown("task-timeout", by: slot, at: slot + .seconds(1_800))
        case .starting: return nil
        // What a run comes to is told at its end.
        case nil: return rhythm.lastPolicyRun(by: slot) == slot ? report(of: slot) : nil
        }
    }

    /// When the VM got the assignment.
    private var assigned: Timestamp {
        let first = max(machine.createdAt, assignment.revisions.last?.createTime ?? machine.createdAt)
        return max(first, moment.gettingIn(machine, of: assignment.plan) ?? first)
    }

    /// The agent needs some seconds for its checks.
    private var runLength: Duration { .milliseconds(2_400 + fleet.chance.number(below: 9_000, machine, .step, 9)) }

    /// What a run came to; `nil` when the VM did not have the assignment yet.
    func report(of run: Timestamp) -> PolicyReport? {
        guard run > assigned else { return nil }
        return PolicyReport(
            machine: machine,
            assignment: assignment,
            revision: revision(at: run),
            runID: fleet.chance.uuid("\(machine.number)/\(run.microseconds)/run"),
            updateTime: run + runLength,
            verdicts: assignment.plan.policies.map { verdict(on: $0, at: run) }
        )
    }

    private func unknown(_ reason: String, by limit: Timestamp, at updateTime: Timestamp) -> PolicyReport {
        PolicyReport(
            machine: machine,
            assignment: assignment,
            revision: revision(at: limit),
            runID: rhythm.lastPolicyRun(by: limit)
                .map { fleet.chance.uuid("\(machine.number)/\($0.microseconds)/run") } ?? "",
            updateTime: updateTime,
            verdicts: assignment.plan.policies.map {
                PolicyVerdict(policy: $0, state: .unknown, reason: reason, steps: [], resourceReason: "")
            }
        )
    }

    /// The revision that the VM had at a moment.
    private func revision(at moment: Timestamp) -> String {
        let waves = Int64(assignment.plan.waves)
        let wave = fleet.chance.number(below: waves, machine, .wave)
        let name = machine.name
        let project = assignment.project.id
        let revision = assignment.revisions.first { revision in
            let comes = revision.createTime + .seconds(60) + assignment.plan.wait * Int(wave)
            return comes <= moment && comes < revision.supersededAt && (wave == 0 || !revision.isStuck)
                && revision.missed?.matches(name, in: project) != true
        }
        return (revision ?? assignment.revisions[assignment.revisions.count - 1]).id
    }
}

extension PolicyReporter {
    /// What a run came to for a policy.
    func verdict(on policy: PolicyPlan, at run: Timestamp) -> PolicyVerdict {
        guard policy.isFor(machine.system) else {
            let state: ComplianceState = policy.allowsNoMatch ? .compliant : .nonCompliant
            return PolicyVerdict(policy: policy, state: state, reason: "", steps: [], resourceReason: "")
        }
        let checks: [PolicyVerdict.Step] = [.init(kind: .validation, error: ""), .init(kind: .check, error: "")]
        let violation = violation(of: policy, at: run)
        switch violation {
        case nil:
            return PolicyVerdict(policy: policy, state: .compliant, reason: "", steps: checks, resourceReason: "")
        case .heals where !policy.isEnforced:
            return PolicyVerdict(policy: policy, state: .nonCompliant, reason: "", steps: checks, resourceReason: "")
        case .heals:
            let repair: [PolicyVerdict.Step] = [
                .init(kind: .enforcement, error: ""), .init(kind: .checkAfter, error: ""),
            ]
            return PolicyVerdict(
                policy: policy,
                state: .compliant,
                reason: "",
                steps: checks + repair,
                resourceReason: ""
            )
        case .fails(let message):
            let attempt: [PolicyVerdict.Step] = policy.isEnforced ? [.init(kind: .enforcement, error: message)] : []
            return PolicyVerdict(
                policy: policy,
                state: .nonCompliant,
                reason: "",
                steps: checks + attempt,
                resourceReason: policy.isEnforced ? "execution-errors" : ""
            )
        case .errs(let message):
            return PolicyVerdict(
                policy: policy,
                state: .unknown,
                reason: "resource-execution-errors",
                steps: [.init(kind: .validation, error: message)],
                resourceReason: "execution-errors"
            )
        }
    }

    /// What a run finds wrong; `nil` for nothing.
    private func violation(of policy: PolicyPlan, at run: Timestamp) -> ScenarioEvent.Repair? {
        for (begin, end, repair) in violations(of: policy, by: run) where run < end {
            guard repair == .heals, policy.isEnforced else { return repair }
            // The first run heals it, so that later ones find nothing.
            let earlier = rhythm.lastPolicyRun(by: run - .microseconds(1))
            if earlier.map({ $0 < begin }) ?? true { return repair }
        }
        return nil
    }

    /// Whether the VM is, whoever has seen it, not as the policy wants it.
    func isViolated(_ policy: PolicyPlan) -> Bool { violationBegin(of: policy) != nil }

    /// Since when the VM is, whoever has seen it, not as the policy wants it; `nil` when it is.
    func violationBegin(of policy: PolicyPlan) -> Timestamp? {
        guard policy.isFor(machine.system) else { return nil }
        let now = moment.now
        let open = violations(of: policy, by: now).filter { begin, end, repair in
            guard now < end else { return false }
            guard repair == .heals, policy.isEnforced else { return true }
            return rhythm.lastPolicyRun(by: now).map { $0 < begin } ?? true
        }
        return open.map(\.begin).min()
    }

    /// The violations of a policy that began by a moment: what events say, then what chance brings.
    private func violations(
        of policy: PolicyPlan,
        by moment: Timestamp
    ) -> [(begin: Timestamp, end: Timestamp, repair: ScenarioEvent.Repair)] {
        var violations: [(begin: Timestamp, end: Timestamp, repair: ScenarioEvent.Repair)] = []
        for episode in fleet.episodes[machine.index, default: []] where episode.from <= moment {
            guard case .violate(policy.id, let repair) = episode.action else { continue }
            violations.append((episode.from, episode.end, repair))
        }
        // Weather: at most one a day, over by itself after six hours where nothing enforces.
        let likelihood = fleet.scenario.weather.violation
        guard likelihood > 0 else { return violations }
        for day in [moment.day, moment.day - 1] {
            let detail = UInt64(bitPattern: Int64(day)) &* 31 &+ fleet.chance.number(policy.id)
            guard fleet.chance.happens(likelihood, machine, .violation, detail) else { continue }
            let second = fleet.chance.number(below: 86_400, machine, .violationTime, detail)
            let begin = Timestamp(day: day) + .seconds(second)
            if begin <= moment { violations.append((begin, begin + .seconds(6 * 3_600), .heals)) }
        }
        return violations
    }
}
