package import Assessment

/// How many answers there are of each verdict.
package struct VerdictCounts: Hashable, Sendable {
    private var counts: [Verdict: Int] = [:]

    /// No answers.
    package init() {}

    /// How many answers have a verdict.
    package subscript(verdict: Verdict) -> Int { counts[verdict] ?? 0 }

    /// All answers.
    package var total: Int { counts.values.reduce(0, +) }

    /// Passes out of passes, failures and unknowns: unknown is not compliant; what is not applicable or waived is left
    /// out.
    package var compliance: Rate {
        let passing = self[.pass]
        return Rate(passing, of: passing + self[.fail] + self[.unknown])
    }

    mutating func add(_ verdict: Verdict) {
        counts[verdict, default: 0] += 1
    }
}

extension [CheckOutcome] {
    /// The verdict on a VM as a whole: one failure makes it fail, and without one, one unknown makes it unknown.
    var overallVerdict: Verdict {
        [.fail, .unknown, .pass, .waived].first { verdict in contains { $0.verdict == verdict } } ?? .notApplicable
    }
}
