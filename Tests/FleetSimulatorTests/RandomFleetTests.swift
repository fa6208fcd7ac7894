import Fleet
import Testing

@testable import FleetSimulator

/// What holds for every fleet, whatever happens in it.
@Suite struct RandomFleetTests {
    private static let seeds: ClosedRange<UInt64> = 1...3

    private static func answers(of fleet: SimulatedFleet, at now: Timestamp) throws -> [String] {
        let client = APIClient(fleet, at: now)
        return try RandomFleet.lists(at: fleet.at(now)).map { try client.get($0.path).json() }
    }

    @Test(arguments: seeds)
    func `one seed leads to the same bytes, in whatever order moments are asked for`(seed: UInt64) throws {
        let random = RandomFleet(seed)
        let forwards = try random.moments.map { try Self.answers(of: random.fleet, at: $0) }
        let twin = random.twin
        let backwards = try random.moments.reversed().map { try Self.answers(of: twin, at: $0) }
        #expect(forwards == backwards.reversed())
    }

    @Test(arguments: seeds)
    func `page by page a list is the same as in one page`(seed: UInt64) throws {
        let random = RandomFleet(seed)
        let now = random.moments[0]
        let client = APIClient(random.fleet, at: now)
        for list in RandomFleet.lists(at: random.fleet.at(now)) {
            let whole = list.items(try client.get(list.path, [list.sizeParameter: "100"]))
            for size in [1, 2, 7] {
                var items: [JSONValue] = []
                var query = [list.sizeParameter: "\(size)"]
                repeat {
                    let page = try client.get(list.path, query)
                    #expect(list.items(page).count <= size)
                    items += list.items(page)
                    query["pageToken"] = page.text("nextPageToken")
                } while query["pageToken"] != nil && items.count <= whole.count
                #expect(items == whole, "\(list.path) in pages of \(size)")
            }
        }
    }

    @Test(arguments: seeds)
    func `nothing is told of the future, or of a VM before it was made`(seed: UInt64) throws {
        let random = RandomFleet(seed)
        let born = Dictionary(uniqueKeysWithValues: random.fleet.machines.map { ($0.id, $0.createdAt) })
        let keys = ["inventories", "vulnerabilityReports", "osPolicyAssignmentReports"]
        for now in random.moments {
            let client = APIClient(random.fleet, at: now)
            for list in RandomFleet.lists(at: random.fleet.at(now)) {
                let answer = try client.get(list.path)
                for key in keys {
                    for item in answer.elements(key) {
                        let time = try #require(item.text("updateTime").flatMap { Timestamp(rfc3339: $0) })
                        let name = try #require(item.text("name")).split(separator: "/")
                        let birth = try #require(born[String(name[5])])
                        #expect(birth <= time && time <= now, "\(item.text("name") ?? "")")
                    }
                }
                for job in answer.elements("patchJobs") {
                    let time = try #require(job.text("updateTime").flatMap { Timestamp(rfc3339: $0) })
                    #expect(time <= now)
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `what was reported stays reported`(seed: UInt64) {
        let random = RandomFleet(seed)
        let steps = (0..<450).map { RandomFleet.start - .seconds(9 * 86_400) + .seconds($0 * 3_361) }
        for machine in random.fleet.machines {
            let rhythm = AgentRhythm(fleet: random.fleet, machine: machine)
            for last in [rhythm.lastInventory, rhythm.lastPolicyRun] {
                var before: (asked: Timestamp, last: Timestamp?)?
                for moment in steps {
                    let now = last(moment)
                    if let before {
                        // Later there is something newer, or what there was.
                        let isSame = now == before.last
                        let isNewer = now.map { $0 > before.last ?? .distantPast } ?? false
                        #expect(isSame || isNewer, "\(machine.name) at \(moment.rfc3339)")
                    }
                    before = (moment, now)
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `counters of patch jobs count the details`(seed: UInt64) throws {
        let random = RandomFleet(seed)
        let ids = Set(random.fleet.machines.map(\.id))
        for now in random.moments {
            let client = APIClient(random.fleet, at: now)
            let moment = random.fleet.at(now)
            for project in random.fleet.projects {
                for run in moment.runs(of: project).prefix(8) {
                    let path = "projects/\(project.number)/patchJobs/\(run.id)"
                    let summary = try client.get(path)["instanceDetailsSummary"]
                    let details = try client.get("\(path)/instanceDetails").elements("patchJobInstanceDetails")
                    for state in PatchState.allCases {
                        let count = details.count { $0.text("state") == state.rawValue }
                        #expect(summary?.text(state.summaryKey) ?? "0" == String(count))
                    }
                    #expect(details.allSatisfy { ids.contains($0.text("instanceSystemId") ?? "") })
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `a VM goes through a patch job in the order of time, and not beyond its own end`(seed: UInt64) {
        let fleet = RandomFleet(seed).fleet
        for part in fleet.parts {
            let steps = fleet.steps[part.steps]
            let machine = fleet.machines[part.machine]
            let run = fleet.runs[part.run]
            #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.at <= $1.at })
            #expect(steps.dropLast().allSatisfy { !$0.state.isFinished })
            #expect(steps.allSatisfy { run.createTime <= $0.at })
            if let deletedAt = machine.deletedAt {
                // One that was gone when its turn came is inactive.
                #expect(steps.allSatisfy { $0.at <= deletedAt || $0.state == .inactive })
            }
            if let endTime = run.endTime, !run.isStopped { #expect(steps.allSatisfy { $0.at <= endTime }) }
            #expect(!part.installs || part.endTime != nil && !run.plan.isDryRun)
        }
    }

    @Test(arguments: seeds)
    func `resources of all services are about the same VMs`(seed: UInt64) throws {
        let random = RandomFleet(seed)
        for now in random.moments {
            let client = APIClient(random.fleet, at: now)
            for project in random.fleet.projects {
                let instances = RandomFleet.List(
                    aggregated: "/compute/v1/projects/\(project.id)/aggregated/instances",
                    "instances"
                )
                let present = instances.items(try client.get(instances.path))
                let ids = Set(present.compactMap { $0.text("id") })
                let names = Set(present.compactMap { $0.text("selfLink") })
                #expect(ids.count == present.count && names.count == present.count)
                for machine in random.fleet.machines[project.machines] where ids.contains(machine.id) {
                    let place = "projects/\(project.id)/locations/\(machine.zone)/instances"
                    let byName = try? client.get("\(place)/\(machine.name)/inventory")
                    #expect(byName == (try? client.get("\(place)/\(machine.id)/inventory")))
                    let name = "projects/\(project.number)/locations/\(machine.zone)/instances/\(machine.id)/inventory"
                    #expect(byName.map { $0.text("name") == name } ?? true)
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `answers of OS Config leave out what is zero`(seed: UInt64) throws {
        let random = RandomFleet(seed)
        let client = APIClient(random.fleet, at: random.moments[1])
        for list in RandomFleet.lists(at: random.fleet.at(client.now)) where !list.path.hasPrefix("/compute") {
            let faults = Self.zeroes(in: try client.get(list.path, ["view": "FULL", "fields": "*"]), at: "")
            #expect(faults == [], "\(list.path)")
        }
    }

    /// Where a value has members that proto JSON would leave out.
    private static func zeroes(in value: JSONValue, at path: String) -> [String] {
        // Settings without any detail, midnight, days that nobody knows, jobs without VMs, and labels.
        let mayBeEmpty = ["goo", "zypper", "apt", "timeOfDay", "installDate", "instanceDetailsSummary"]
        switch value {
        case .text(let text): return text.isEmpty && !path.contains("labels.") ? [path] : []
        case .integer(let number): return number == 0 ? [path] : []
        case .real(let number): return number == 0 ? [path] : []
        case .flag(let flag): return flag ? [] : [path]
        // gcloud relies on the word UNKNOWN.
        case .word(_, let number): return number == 0 && !path.hasSuffix("complianceState") ? [path] : []
        case .list(let elements):
            return elements.isEmpty
                ? [path] : elements.flatMap { zeroes(in: $0, at: path) + ($0.isAbsent ? [path] : []) }
        case .object(let members):
            let present = members.filter { !$0.value.isAbsent }
            let isEmpty = present.isEmpty && !path.isEmpty && !mayBeEmpty.contains { path.hasSuffix(".\($0)") }
            return (isEmpty ? [path] : []) + present.flatMap { zeroes(in: $0.value, at: "\(path).\($0.key)") }
        case .written, .absent: return []
        }
    }
}
