package import Assessment
import Fleet

/// What people read about the set-up of VMs, line by line.
package struct DiagnosisText {
    private var count = 0
    private var fine = 0

    /// Begins with no VM.
    package init() {}

    /// The lines about a VM: each question with its answer, and below what is not well why, and what to do.
    package mutating func lines(for diagnosis: Diagnosis) -> [String] {
        count += 1
        if diagnosis.isFine { fine += 1 }
        let names = [diagnosis.project.text, diagnosis.zone.text, diagnosis.name.text]
        var lines = ["", names.map(\.boundedName).joined(separator: " / ").onOneLine]
        for answer in diagnosis.answers { lines += Self.lines(for: answer) }
        return lines + diagnosis.hints.map { "  hint: \($0)" }
    }

    /// The line at the end.
    package var lastLine: String {
        switch (count, fine) {
        case (0, _): "no VM is known: read the sources first, with collect, serve or ingest"
        case (let count, count): "\(Figures.count(count, "VM")), and nothing is in the way of VM Manager"
        default:
            "\(Figures.count(count, "VM")), and with \(Figures.count(count - fine)) something is wrong or not known"
        }
    }

    private static func lines(for answer: Diagnosis.Answer) -> [String] {
        let outcome = answer.outcome
        let word = word(for: outcome.verdict)
        let padding = String(repeating: " ", count: wordWidth - word.count)
        var lines = [
            "  \(word)\(padding)\(answer.question.text) (\(Figures.words(outcome.reason.boundedName.onOneLine)))"
        ]
        guard outcome.verdict != .notApplicable else { return lines }
        let indent = String(repeating: " ", count: 2 + wordWidth)
        lines += outcome.evidence.map { indent + $0.bounded(to: 1_000).onOneLine }
        if let waiver = outcome.waiver {
            let expiry = waiver.expiry.readable
            lines.append("\(indent)waived by \(waiver.owner) until \(expiry): \(waiver.reason)".onOneLine)
        }
        if let remedy = answer.remedy { lines.append("\(indent)do: \(remedy)".onOneLine) }
        return lines
    }

    private static let wordWidth = 9

    private static func word(for verdict: Verdict) -> String {
        switch verdict {
        case .pass: "yes"
        case .fail: "no"
        case .unknown: "unknown"
        case .notApplicable: "-"
        case .waived: "waived"
        }
    }
}

extension String {
    /// The text without what ends a line, so that text of the cloud cannot pose as lines of ours.
    fileprivate var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    }
}
