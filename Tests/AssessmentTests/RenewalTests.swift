import Assessment
import Fleet
import Testing

/// An assessment that is renewed says what one from nothing says.
@Suite struct RenewalTests {
    @Test(arguments: 0..<24 as Range<UInt64>)
    func `whatever changes, a renewed assessment is the same as a new one`(seed: UInt64) {
        var fleet = RandomFleet(seed: seed)
        let settings = fleet.settings()
        var before = fleet.snapshot
        var assessment = Assessment(of: before, settings: settings)
        for step in 0..<30 {
            fleet.step(next: assessment.nextChange)
            let now = fleet.snapshot
            let renewed = Assessment(of: now, since: assessment)
            let difference = Difference(renewed, Assessment(of: now, settings: settings), now)
            #expect(difference == nil, "step \(step): \(difference?.description ?? "")")
            #expect(Survival(from: (before, assessment), to: (now, renewed)).isTold, "step \(step)")
            guard difference == nil else { return }
            (before, assessment) = (now, renewed)
        }
    }

    @Test func `random fleets pass, fail and are renewed in every check, so that the walks above tell something`() {
        var seen: [String: Set<Verdict>] = [:]
        var changedByTime: Set<String> = []
        for seed in 0..<60 as Range<UInt64> {
            var fleet = RandomFleet(seed: seed)
            let settings = fleet.settings()
            var assessment = Assessment(of: fleet.snapshot, settings: settings)
            for days in [2, 9, 30] {
                fleet.wait(.days(days))
                let later = Assessment(of: fleet.snapshot, since: assessment)
                for (old, new) in zip(assessment.verdicts, later.verdicts) {
                    for (check, outcomes) in zip(later.checks, zip(old.outcomes, new.outcomes)) {
                        seen[check.id, default: []].insert(outcomes.0.verdict)
                        if outcomes.0 != outcomes.1 { changedByTime.insert(check.id) }
                    }
                }
                assessment = later
            }
        }
        // Windows that another installer gets in the way of is rarer than these fleets are many.
        for check in CheckRegistry.all where check.id != "windows_updates" {
            #expect(seen[check.id]?.isSuperset(of: [.fail, .pass]) ?? false, "\(check.id)")
        }
        let timely: Set = [
            "agent_alive", "agent_current", "os_supported", "patch_coverage", "patch_recent", "patch_schedule",
            "pending_reboot", "policy_assigned", "policy_compliance", "policy_repair", "policy_revision",
            "policy_rollout", "updates_pending", "vulnerabilities",
        ]
        #expect(timely.subtracting(changedByTime).isEmpty)
    }
}

extension Assessment {
    fileprivate var verdicts: [VMAssessment] { projects.flatMap(\.vms) }
}

/// Where two assessments of one fleet are not the same.
private struct Difference: CustomStringConvertible {
    let description: String

    init?(_ one: Assessment, _ other: Assessment, _ fleet: FleetSnapshot) {
        guard one.at == other.at, one.projects.map(\.id) == other.projects.map(\.id) else {
            description = "other projects"
            return
        }
        guard one.waivers == other.waivers else {
            description = "waivers: \(one.waivers) \(other.waivers)"
            return
        }
        for (place, project) in fleet.projects.enumerated() {
            let (left, right) = (one.projects[place].vms, other.projects[place].vms)
            guard left.count == right.count, left.count == project.vms.count else {
                description = "other VMs in \(project.id)"
                return
            }
            for (vm, verdicts) in zip(project.vms, zip(left, right)) {
                guard let text = Self.text(verdicts.0, verdicts.1, one.checks) else { continue }
                description = "\(vm.path): \(text)"
                return
            }
        }
        return nil
    }

    private static func text(_ one: VMAssessment, _ other: VMAssessment, _ checks: [Check]) -> String? {
        for (check, pair) in zip(checks, zip(one.outcomes, other.outcomes)) where pair.0 != pair.1 {
            return "\(check.id): \(pair.0.reason) \(pair.0.evidence), not \(pair.1.reason) \(pair.1.evidence)"
        }
        let (left, right) = (one.agent, other.agent)
        guard one.vm == other.vm, left.state == right.state, left.reason == right.reason,
            left.lastContact == right.lastContact, left.configuration == right.configuration
        else { return "agent: \(left.reason), not \(right.reason)" }
        return one.patch == other.patch && one.isCovered == other.isCovered ? nil : "patching"
    }
}

/// Whether what a renewed assessment tells of changes is true: all else has the facts and the very verdicts of before.
private struct Survival {
    let isTold: Bool

    init(from before: (FleetSnapshot, Assessment), to now: (FleetSnapshot, Assessment)) {
        let known = Dictionary(
            uniqueKeysWithValues: zip(before.0.projects, before.1.projects).map { ($0.id, (facts: $0, verdicts: $1)) }
        )
        isTold = zip(now.0.projects, now.1.projects).allSatisfy { facts, verdicts in
            guard let former = known[facts.id] else { return verdicts.changes == nil }
            guard let changes = verdicts.changes else { return false }
            return facts.vms.indices.allSatisfy { place in
                let origin = changes.formerPlaces.map { $0[place] } ?? place
                guard let origin, former.facts.vms[origin].id == facts.vms[place].id else {
                    return changes.vms.contains(place)
                }
                let isSame =
                    former.facts.vms[origin].isIdentical(to: facts.vms[place])
                    && former.verdicts.vms[origin] === verdicts.vms[place]
                return isSame != changes.vms.contains(place)
            }
        }
    }
}
