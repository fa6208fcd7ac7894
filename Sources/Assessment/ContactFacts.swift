import Fleet

/// What tells whether a VM's agent speaks, found in one look at its outcomes and reports.
struct ContactFacts {
    /// The newest evidence that the agent spoke; `nil` when there is none.
    private(set) var last: Contact?
    /// When what needs no inventory feature last proved so.
    private(set) var lastBesidesInventory: Timestamp?
    /// When the service last said that it cannot see the agent.
    private(set) var lastServerVerdict: Timestamp?

    /// Looks at a VM, of which `patches` are the outcomes; finds the same contact as ``Fleet/VM/lastContact``.
    init(of vm: VM, patches: [PatchOutcome]) {
        if let remembered = vm.timeline(.contact).current {
            last = Contact(time: remembered.seenUntil, evidence: .history)
        }
        if let heartbeat = vm.inventory?.updateTime { note(heartbeat, .inventory) }
        add(patches)
        add(vm.policyReports)
    }

    private mutating func add(_ patches: [PatchOutcome]) {
        let outcomes = patches.span
        for index in outcomes.indices {
            guard let state = outcomes[index].state.known, let time = outcomes[index].stateSince else { continue }
            if state.provesContact {
                note(time, .patch)
            } else if state == .noAgentDetected {
                lastServerVerdict = max(lastServerVerdict ?? time, time)
            }
        }
    }

    private mutating func add(_ policyReports: [OSPolicyAssignmentReport]) {
        let reports = policyReports.span
        for index in reports.indices {
            guard let time = reports[index].updateTime else { continue }
            let (told, blind) = Self.tellings(of: reports[index].policies)
            if told { note(time, .policyReport) }
            if blind { lastServerVerdict = max(lastServerVerdict ?? time, time) }
        }
    }

    /// Whether the agent reported on any of some policies, and whether the service says that it cannot see it.
    private static func tellings(of policies: [PolicyCompliance]) -> (told: Bool, blind: Bool) {
        var (told, blind) = (false, false)
        let all = policies.span
        for index in all.indices {
            told = told || all[index].state != .unknown
            blind = blind || all[index].reason == "no-agent-detected"
        }
        return (told, blind)
    }

    private mutating func note(_ time: Timestamp, _ evidence: Contact.Evidence) {
        if evidence != .inventory { lastBesidesInventory = max(lastBesidesInventory ?? time, time) }
        if last.map({ $0.time < time }) ?? true { last = Contact(time: time, evidence: evidence) }
    }
}
