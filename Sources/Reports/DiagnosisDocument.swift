package import Assessment
package import Fleet

/// What programs read about the set-up of VMs; what is not known is left out.
package struct DiagnosisDocument: Encodable {
    private let at: String
    private let isFine: Bool
    private let vms: [DiagnosedVM]
    private let missing: [String]

    private struct DiagnosedVM: Encodable {
        let project: String
        let zone: String
        let name: String
        let id: String
        let isFine: Bool
        let answers: [Answer]
        let hints: [String]
    }

    private struct Answer: Encodable {
        let question: String
        let text: String
        let check: String?
        let outcome: String
        let reason: String
        let since: String?
        let evidence: [String]
        let remedy: String?
        let waiver: Waived?
    }

    private struct Waived: Encodable {
        let owner: String
        let reason: String
        let expiry: String
        let place: String
    }

    /// Takes the diagnoses of a moment; `missing` are the names that were asked for and are no VM's.
    package init(_ diagnoses: [Diagnosis], missing: [String], at moment: Timestamp) {
        at = moment.rfc3339
        isFine = missing.isEmpty && diagnoses.allSatisfy(\.isFine)
        self.missing = missing
        vms = diagnoses.map { diagnosis in
            DiagnosedVM(
                project: diagnosis.project.text,
                zone: diagnosis.zone.text,
                name: diagnosis.name.text,
                id: diagnosis.id.description,
                isFine: diagnosis.isFine,
                answers: diagnosis.answers.map(Self.answer),
                hints: diagnosis.hints
            )
        }
    }

    private static func answer(_ answer: Diagnosis.Answer) -> Answer {
        Answer(
            question: answer.question.rawValue,
            text: answer.question.text,
            check: answer.question.check,
            outcome: answer.outcome.verdict.rawValue,
            reason: answer.outcome.reason,
            since: answer.outcome.since?.rfc3339,
            evidence: answer.outcome.evidence,
            remedy: answer.remedy,
            waiver: answer.outcome.waiver.map {
                Waived(owner: $0.owner, reason: $0.reason, expiry: $0.expiry.rfc3339, place: $0.place)
            }
        )
    }
}
