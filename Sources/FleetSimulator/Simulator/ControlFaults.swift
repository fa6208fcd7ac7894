import Fleet
import Synchronization

// Faults, and the other things that happen.
extension Control {
    /// The faults that are set up.
    var faults: JSONValue {
        let now = simulator.moment(at: realNow).now
        let entries = simulator.state.withLock { $0.faults.entries }
        return ["faults": .list(entries.map { $0.json(at: now) })]
    }

    /// Sets up a fault and answers with its id.
    func addFault(_ request: APIRequest) throws(APIError) -> JSONValue {
        let text = try Self.text(of: request)
        let fault: Fault
        let scenario = simulator.moment(at: realNow).fleet.scenario
        do { fault = try Fault(text: text, in: scenario) } catch { throw .invalidArgument("\(error)") }
        return ["id": .text(simulator.state.withLock { $0.faults.add(fault) })]
    }

    /// Ends all faults.
    func removeFaults() -> JSONValue {
        simulator.state.withLock { $0.faults.removeAll() }
        return faults
    }

    /// Ends a fault.
    func removeFault(_ id: String) throws(APIError) -> JSONValue {
        guard simulator.state.withLock({ $0.faults.remove(id) }) else { throw .notFound("fault \(id)") }
        return faults
    }

    /// Lets something happen, at a time told from now, and answers with when.
    func addEvent(_ request: APIRequest) throws(APIError) -> JSONValue {
        let text = try Self.text(of: request)
        let moment = simulator.moment(at: realNow)
        let event: ScenarioEvent
        do {
            event = try ScenarioEvent(
                text: text,
                now: moment.now - moment.fleet.start,
                in: moment.fleet.scenario
            )
        } catch {
            throw .invalidArgument("\(error)")
        }
        simulator.add(event)
        return [
            "at": .text((moment.fleet.start + event.at).rfc3339),
            "until": .optional(event.until.map { (moment.fleet.start + $0).rfc3339 }),
        ]
    }

    /// What the fleet was made from.
    var scenario: JSONValue {
        let fleet = simulator.moment(at: realNow).fleet
        return [
            "name": .text(fleet.scenario.name), "summary": .nonEmpty(fleet.scenario.summary),
            "seed": .text(String(fleet.seed)), "start": .text(fleet.start.rfc3339),
            "history": .seconds(fleet.scenario.history),
            "projects": .list(
                fleet.projects.map { project in
                    [
                        "id": .text(project.id), "number": .text(project.number),
                        "zones": .list(project.zones.map { .text($0) }), "vms": .integer(project.machines.count),
                    ]
                }
            ),
            "events": .list(fleet.scenario.events.map { $0.json(start: fleet.start) }),
        ]
    }
}

extension FaultPlan.Entry {
    fileprivate func json(at now: Timestamp) -> JSONValue {
        .object(
            [.init("id", .text(id)), .init("kind", .text(fault.kind.word.rawValue))] + fault.kind.parameter + [
                .init("methods", .strings(fault.methods)), .init("project", .optional(fault.project)),
                .init("location", .optional(fault.location)),
                .init("chance", fault.chance < 1 ? .real(fault.chance) : .absent),
                .init("times", remaining.map { .integer($0) } ?? .absent),
                .init("from", .optional(from?.rfc3339)), .init("until", .optional(until?.rfc3339)),
                .init("active", .flag(holds(at: now))),
            ]
        )
    }
}

extension Fault.Kind {
    /// What belongs to the kind alone; empty for most.
    fileprivate var parameter: [JSONValue.Member] {
        guard let key = word.parameter else { return [] }
        return [.init(key, parameterValue)]
    }

    private var parameterValue: JSONValue {
        switch self {
        case .rateLimited(let seconds): seconds.map { .integer($0) } ?? .absent
        case .serverError(let code): .integer(code)
        case .slow(let time), .trickle(let time): .seconds(time)
        case .shortPages(let size): .integer(size)
        default: .absent
        }
    }
}

extension ScenarioEvent {
    fileprivate func json(start: Timestamp) -> JSONValue {
        // The name of the case alone: what it holds is the scenario's to tell.
        let name = String("\(action)".prefix { $0 != "(" })
        return [
            "at": .text((start + at).rfc3339), "until": .optional(until.map { (start + $0).rfc3339 }),
            "vms": .strings(vms), "project": .optional(project), "action": .text(name),
        ]
    }
}
