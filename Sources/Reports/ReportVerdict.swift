/// What a report means for a pipeline.
package struct ReportVerdict: Hashable, Sendable {
    /// How many failures count, by `--fail-on`.
    package let failures: Int
    /// How many answers are unknown.
    package let unknowns: Int
    /// Whether these are more than `--max-unknown` allows; false without a limit.
    package let isUnknownLimitExceeded: Bool
    /// How many sources failed at the last try or were never read.
    package let brokenSources: Int

    /// Judges a report.
    package init(on report: ComplianceReport, failOn: FailOn, maxUnknown: UnknownLimit?) {
        failures = failOn.gate(report)
        unknowns = report.unknown.count
        isUnknownLimitExceeded = maxUnknown?.isExceeded(by: report) ?? false
        brokenSources = report.summary.brokenSources.count
    }

    /// Whether the fleet is not compliant: exit code 1.
    package var isFailing: Bool { failures > 0 }

    /// Whether too much is not known to say more: exit code 3, unless failing.
    package var isIncomplete: Bool { isUnknownLimitExceeded || brokenSources > 0 }
}
