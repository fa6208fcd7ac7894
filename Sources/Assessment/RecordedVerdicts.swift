package import Fleet

/// The answers to checks that were recorded of a VM, as its history holds them at one moment.
///
/// A pass is not written down as long as nothing else was, so which checks apply is recorded beside.
package struct RecordedVerdicts {
    /// The timeline of which checks apply.
    package static let applicableChecks = HistoryKey(kind: .finding)
    /// The reason of an answer that only the record knows.
    package static let reason = "as_recorded"

    private let vm: VM
    private let applicable: Set<Substring>

    /// What was recorded of a VM; `nil` where nobody asks for it, no fact is gone, or it was not recorded which checks
    /// apply.
    init?(of vm: VM, in context: ProjectContext) {
        guard context.settings.recallsVerdicts, context.project.vmsLackingFacts.contains(vm.id),
            let list = vm.history[Self.applicableChecks]?.current
        else { return nil }
        self.vm = vm
        applicable = Set(list.value.split(separator: " "))
    }

    /// The value that says which checks apply.
    package static func value(applicable ids: [String]) -> String { ids.joined(separator: " ") }

    /// The answer that was recorded, unless what the facts say is the same.
    func outcome(of check: String, judged: CheckOutcome) -> CheckOutcome {
        let recorded = verdict(of: check)
        guard recorded != judged.verdict else { return judged }
        return CheckOutcome(
            recorded,
            Self.reason,
            evidence: ["as recorded then; newer facts took the place of those of that time"]
        )
    }

    private func verdict(of check: String) -> Verdict {
        guard applicable.contains(check[...]) else { return .notApplicable }
        return vm.timeline(.finding, subject: check).current.flatMap { Verdict(rawValue: $0.value) } ?? .pass
    }
}
