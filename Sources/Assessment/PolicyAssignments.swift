import Fleet

/// The OS policy assignments of a project by zone, with what holds for all their VMs worked out once.
struct PolicyAssignments: Sendable {
    /// Whether the project has none, as far as is known.
    var isEmpty: Bool { byZone.isEmpty }
    private let byZone: [ZoneName: [AssignmentStanding]]

    /// Looks at the assignments of a project.
    init(of project: ProjectFleet) {
        guard !project.policyAssignments.isEmpty else {
            byZone = [:]
            return
        }
        let needsCounts = project.policyAssignments.contains { $0.value.disruptionBudget?.isFixed ?? false }
        var counts: [ZoneName: Int] = [:]
        if needsCounts {
            let vms = project.vms.span
            for index in vms.indices { counts[vms[index].zone, default: 0] += 1 }
        }
        byZone = Dictionary(
            grouping: project.policyAssignments.map {
                AssignmentStanding($0.value, zoneSize: counts[$0.value.zone] ?? 0)
            },
            by: \.assignment.zone
        )
    }

    /// The assignments of a zone, by id.
    subscript(zone: ZoneName) -> [AssignmentStanding] { byZone[zone] ?? [] }

    /// The zones whose assignments are not those of before, or not for as many VMs where their pace hangs on that.
    func zonesChanged(since earlier: Self) -> Set<ZoneName> {
        Set(byZone.keys).union(earlier.byZone.keys).filter { zone in
            !self[zone].elementsEqual(earlier[zone]) { one, other in
                one.settledBy == other.settledBy && one.assignment == other.assignment
            }
        }
    }
}

/// An OS policy assignment, with what holds for all its VMs.
final class AssignmentStanding: Sendable {
    /// The assignment.
    let assignment: OSPolicyAssignment
    /// Its id.
    let id: PolicyAssignmentID
    /// How far the newest revision has spread; `nil` for a state that this version does not know.
    let rollout: OSPolicyAssignment.RolloutState?
    /// Until when VMs may still report the revision before: a rollout that is as short as its pace allows, and a run of
    /// the agent after it; `nil` when it is not known when the revision was made.
    let settledBy: Timestamp?
    private let validationOnly: Set<PolicyID>

    /// Looks at an assignment in a zone with so many VMs.
    init(_ assignment: OSPolicyAssignment, zoneSize: Int) {
        self.assignment = assignment
        id = assignment.id
        rollout = assignment.rolloutState.known
        let waves = assignment.disruptionBudget?.waves(among: zoneSize) ?? 1
        let spread = (assignment.minWaitDuration ?? .zero) * waves
        settledBy = assignment.revisionCreateTime.map { $0 + spread + PolicyRhythm.longestUntilRun }
        validationOnly = Set(assignment.policies.lazy.filter { $0.mode == .validation }.map(\.id))
    }

    /// Whether a policy of it only reports, so that the agent mends nothing.
    func isValidationOnly(_ policy: PolicyID) -> Bool { validationOnly.contains(policy) }
}

/// How often the agent works on OS policies.
enum PolicyRhythm {
    /// After so much time an agent that is well has run: once an hour, and some minutes for the run itself.
    static let longestUntilRun = Duration.seconds(75 * 60)
}

extension DisruptionBudget {
    fileprivate var isFixed: Bool {
        if case .fixed = self { true } else { false }
    }

    /// How many waves a rollout takes.
    fileprivate func waves(among count: Int) -> Int {
        switch self {
        case .fixed(let size): Self.parts(of: count, sized: Int(clamping: size))
        case .percent(let share): Self.parts(of: 100, sized: Int(clamping: share))
        }
    }

    private static func parts(of whole: Int, sized size: Int) -> Int {
        let size = min(max(1, size), max(1, whole))
        return (whole + size - 1) / size
    }
}
