import Fleet

/// Makes the projects and VMs of a scenario.
struct Roster {
    private let scenario: Scenario
    private let start: Timestamp
    private let chance: Chance
    private(set) var projects: [SimulatedProject] = []
    private(set) var machines: [Machine] = []
    /// Names with random characters, by project, which must not come twice.
    private var randomNames: Set<String> = []
    /// For each project, where each zone's VMs are in `machines`.
    private(set) var zoneRanges: [[String: Range<Int>]] = []

    /// VMs that replace each other are made up to this long after the start.
    private static let successionEnd = Duration.seconds(60 * 86_400)

    init(scenario: Scenario, start: Timestamp, chance: Chance) {
        self.scenario = scenario
        self.start = start
        self.chance = chance
        let plans = scenario.projects.flatMap { plan in
            (1...max(1, plan.copies)).map { number in (plan, Self.identifier(of: plan, copy: number)) }
        }
        for (index, (plan, id)) in plans.enumerated() { add(plan, id: id, index: index) }
    }

    /// A project's id: of several copies each has a number.
    private static func identifier(of plan: ProjectPlan, copy: Int) -> String {
        guard plan.copies > 1 else { return plan.id }
        return plan.id + "-" + padded(copy, to: plan.copies)
    }

    private mutating func add(_ plan: ProjectPlan, id: String, index: Int) {
        var made: [Machine] = []
        for (group, vms) in plan.groups.enumerated() {
            for ordinal in 0..<vms.count {
                made += lives(of: vms, ordinal: ordinal, project: (index, id), group: group, zones: plan.zones)
            }
        }
        Self.applyDeletions(to: &made, of: scenario, project: id, start: start, chance: chance)
        made.sort {
            ($0.zone, $0.name, $0.createdAt.microseconds) < ($1.zone, $1.name, $1.createdAt.microseconds)
        }
        let first = machines.count
        var ranges: [String: Range<Int>] = [:]
        for (offset, machine) in made.enumerated() {
            let place = first + offset
            machines.append(machine.placed(at: place))
            ranges[machine.zone] = (ranges[machine.zone]?.lowerBound ?? place)..<place + 1
        }
        let number = plan.copies == 1 ? plan.number : nil
        projects.append(
            SimulatedProject(
                index: index,
                id: id,
                number: number ?? String(100_000_000_000 + chance.number(below: 900_000_000_000, id + "/number")),
                plan: plan,
                machines: first..<machines.count,
                zones: Set(plan.zones).union(made.map(\.zone)).union(plan.assignments.flatMap { $0.zones ?? [] })
                    .sorted()
            )
        )
        zoneRanges.append(ranges)
    }

    /// One VM or, where VMs do not live for ever, all that follow each other in its place.
    private mutating func lives(
        of vms: VMGroupPlan,
        ordinal: Int,
        project: (index: Int, id: String),
        group: Int,
        zones: [String]
    ) -> [Machine] {
        let zones = vms.zones ?? zones
        guard !zones.isEmpty else { return [] }
        var created = birth(of: vms, ordinal: ordinal, key: "\(project.id)/\(group)/\(ordinal)")
        let end = start + Self.successionEnd
        var lives: [Machine] = []
        repeat {
            let key = "\(project.id)/\(group)/\(ordinal)/\(lives.count)"
            let machine = Machine(
                index: 0,
                project: project.index,
                group: group,
                zone: zones[ordinal % zones.count],
                name: freeName(in: vms, ordinal: ordinal, key: key, project: project.id),
                number: Self.instanceNumber(chance, key),
                system: system(in: vms, key: "\(project.id)/\(group)/\(ordinal)/system"),
                createdAt: created,
                deletedAt: vms.lifetime.map { created + $0 }
            )
            lives.append(machine)
            // The next one takes a minute to be made.
            created = (machine.deletedAt ?? end) + .seconds(60)
        } while created < end && lives.count < 1_000
        return lives
    }

    private func birth(of vms: VMGroupPlan, ordinal: Int, key: String) -> Timestamp {
        let span = (vms.created.upperBound - vms.created.lowerBound).wholeMicroseconds / 1_000
        let share = span / Int64(vms.count)
        let jitter = share > 0 ? Int64(chance.number(key + "/birth") % UInt64(share)) : 0
        return start + vms.created.lowerBound + .milliseconds(share * Int64(ordinal) + jitter)
    }

    /// A name that no other VM of the project has, as far as random characters can see to that.
    private mutating func freeName(in vms: VMGroupPlan, ordinal: Int, key: String, project: String) -> String {
        var name = name(in: vms, ordinal: ordinal, key: key)
        guard vms.name.contains("{x}") else { return name }
        var attempt = 0
        while !randomNames.insert("\(project)/\(name)").inserted, attempt < 100 {
            attempt += 1
            name = self.name(in: vms, ordinal: ordinal, key: "\(key)/\(attempt)")
        }
        return name
    }

    private func name(in vms: VMGroupPlan, ordinal: Int, key: String) -> String {
        var name = vms.name
        if let place = name.firstRange(of: "{n}") {
            name.replaceSubrange(place, with: Self.padded(ordinal + 1, to: vms.count))
        } else if vms.count > 1, !name.contains("{x}") {
            name += "-" + Self.padded(ordinal + 1, to: vms.count)
        }
        if let place = name.firstRange(of: "{x}") {
            let letters = Array("bcdfghjklmnpqrstvwxz0123456789")
            var number = chance.number(key + "/name")
            var text = ""
            for _ in 0..<4 {
                text.append(letters[Int(number % UInt64(letters.count))])
                number /= UInt64(letters.count)
            }
            name.replaceSubrange(place, with: text)
        }
        return name
    }

    private func system(in vms: VMGroupPlan, key: String) -> OperatingSystem {
        let total = vms.systems.reduce(0) { $0 + max(0, $1.share) }
        guard total > 0 else { return vms.systems.first?.system ?? .debian12 }
        var rest = chance.number(below: total, key)
        for share in vms.systems {
            rest -= max(0, share.share)
            if rest < 0 { return share.system }
        }
        return .debian12
    }

    private static func padded(_ number: Int, to count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, String(count).count - digits.count)) + digits
    }

    /// A numeric id of 19 digits, as Compute Engine gives them.
    fileprivate static func instanceNumber(_ chance: Chance, _ key: String) -> UInt64 {
        1_000_000_000_000_000_000 + chance.number(key + "/id") % 8_000_000_000_000_000_000
    }
}

extension Roster {
    /// What events delete, and what they make anew.
    private static func applyDeletions(
        to machines: inout [Machine],
        of scenario: Scenario,
        project: String,
        start: Timestamp,
        chance: Chance
    ) {
        for event in scenario.events.sorted(by: { $0.at < $1.at })
        where event.action == .delete || event.action == .recreate {
            let pattern = VMPattern(event)
            let moment = start + event.at
            for index in machines.indices where machines[index].exists(at: moment) {
                guard pattern.matches(machines[index].name, in: project) else { continue }
                let old = machines[index]
                machines[index].deletedAt = moment
                guard event.action == .recreate else { continue }
                let number = instanceNumber(chance, "\(project)/\(old.number)/successor")
                let createdAt = moment + .seconds(45)
                // It goes when the old one would have gone, for then the next one comes under its name.
                if old.deletedAt.map({ $0 <= createdAt }) ?? false { continue }
                machines.append(old.successor(number: number, createdAt: createdAt))
            }
        }
    }
}

extension Machine {
    /// Whether it exists at a moment.
    func exists(at moment: Timestamp) -> Bool { createdAt <= moment && deletedAt.map { moment < $0 } ?? true }

    fileprivate func placed(at place: Int) -> Machine {
        Machine(
            index: place,
            project: project,
            group: group,
            zone: zone,
            name: name,
            number: number,
            system: system,
            createdAt: createdAt,
            deletedAt: deletedAt
        )
    }

    fileprivate func successor(number: UInt64, createdAt: Timestamp) -> Machine {
        Machine(
            index: 0,
            project: project,
            group: group,
            zone: zone,
            name: name,
            number: number,
            system: system,
            createdAt: createdAt,
            deletedAt: deletedAt
        )
    }
}
