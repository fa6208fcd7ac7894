package import Assessment

/// Which failures make a report fail: the value of `--fail-on`.
package struct FailOn: Hashable, Sendable {
    /// The lowest severity that counts; `nil` when none does by severity alone.
    package let severity: Severity?
    /// Checks that count whatever their severity, by id.
    package let checks: Set<String>

    /// Nothing makes a report fail.
    package static let none = FailOn(severity: nil, checks: [])
    /// Every failure does.
    package static let any = FailOn(severity: .low, checks: [])

    /// Reads `none`, `any`, or severities and ids of checks with commas between them, such as `high,pending_reboot`.
    ///
    /// A severity stands for itself and all that are worse, so that `high` can never let something critical through.
    package static func parse(
        _ text: String,
        checks known: [String] = CheckRegistry.all.map(\.id)
    ) throws(GateError) -> FailOn {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.lowercased().trimmed }
        if words == ["none"] { return .none }
        if words == ["any"] { return .any }
        var severity: Severity?
        var checks: Set<String> = []
        for word in words {
            if let named = Severity(rawValue: word) {
                severity = min(severity ?? named, named)
            } else if known.contains(word) {
                checks.insert(word)
            } else {
                throw .unknownWord(word.bounded(to: 60), known: known)
            }
        }
        return FailOn(severity: severity, checks: checks)
    }

    /// How many failures of a report count.
    package func gate(_ report: ComplianceReport) -> Int {
        report.failing.count { finding in
            checks.contains(finding.check.id) || (severity.map { finding.check.severity >= $0 } ?? false)
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
