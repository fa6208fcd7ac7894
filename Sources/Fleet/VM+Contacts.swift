/// Evidence that an agent spoke to the service.
package struct Contact: Hashable, Sendable {
    /// Where evidence comes from.
    package enum Evidence: String, Sendable {
        /// The heartbeat of the inventory.
        case inventory
        /// A state in a patch job that only the agent can have reported.
        case patch
        /// A policy report that the agent produced.
        case policyReport = "policy_report"
        /// A contact that the history remembers, though what proved it was replaced since.
        case history
    }

    /// When it spoke.
    package var time: Timestamp
    /// How we know.
    package var evidence: Evidence

    /// Describes a contact.
    package init(time: Timestamp, evidence: Evidence) {
        self.time = time
        self.evidence = evidence
    }
}

extension VM {
    /// The moments at which facts that are known now prove that the agent spoke, in no order.
    package var contacts: [Contact] {
        var contacts: [Contact] = []
        if let heartbeat = inventory?.updateTime { contacts.append(Contact(time: heartbeat, evidence: .inventory)) }
        for patch in patches where patch.state.known?.provesContact ?? false {
            if let time = patch.stateSince { contacts.append(Contact(time: time, evidence: .patch)) }
        }
        for report in policyReports where report.policies.contains(where: { $0.state != .unknown }) {
            if let time = report.updateTime { contacts.append(Contact(time: time, evidence: .policyReport)) }
        }
        return contacts
    }

    /// The newest evidence that the agent spoke, remembered ones included; `nil` when there is none.
    package var lastContact: Contact? {
        let remembered = timeline(.contact).current.map { Contact(time: $0.seenUntil, evidence: .history) }
        return ([remembered].compactMap(\.self) + contacts).max { $0.time < $1.time }
    }
}
