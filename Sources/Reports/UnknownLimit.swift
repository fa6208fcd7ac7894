import Assessment

/// How many answers may be unknown before a report counts as incomplete: the value of `--max-unknown`.
package enum UnknownLimit: Hashable, Sendable {
    /// So many answers.
    case count(Int)
    /// So many thousandths of all answers that apply.
    case thousandths(Int)

    /// Reads a count such as `12`, or a percentage such as `5%` or `2.5%`.
    package static func parse(_ text: String) throws(GateError) -> UnknownLimit {
        guard let limit = count(text) ?? percentage(text) else { throw .badLimit(text.bounded(to: 60)) }
        return limit
    }

    /// Whether a report has more unknown answers than this allows.
    package func isExceeded(by report: ComplianceReport) -> Bool {
        let unknown = report.unknown.count
        switch self {
        case .count(let most): return unknown > most
        case .thousandths(let most):
            let asked = report.summary.checks.reduce(0) { $0 + $1.counts.total - $1.counts[.notApplicable] }
            return unknown * 1_000 > asked * most
        }
    }

    private static func count(_ text: String) -> UnknownLimit? {
        digits(text).map { .count($0) }
    }

    private static func percentage(_ text: String) -> UnknownLimit? {
        guard text.hasSuffix("%") else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = digits(parts[0]) else { return nil }
        guard let tenths = parts.count == 2 ? (parts[1].count == 1 ? digits(parts[1]) : nil) : 0 else { return nil }
        let limit = whole * 10 + tenths
        return limit <= 1_000 ? .thousandths(limit) : nil
    }

    /// Plain decimal digits, at most nine of them.
    private static func digits(_ text: some StringProtocol) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
