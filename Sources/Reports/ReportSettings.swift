/// How much a report lists.
package enum ReportDetail: String, Hashable, Sendable, CaseIterable {
    /// What fails, is unknown or waived VM by VM; the rest as counts.
    case findings
    /// Every VM.
    case all
}

/// What a report needs besides the fleet, its verdicts and its cost.
package struct ReportSettings: Hashable, Sendable {
    /// The heading; any text.
    package var title = "VM Manager compliance"
    /// How much the report lists.
    package var detail = ReportDetail.all
    /// How far back it tells what was fixed; the fleet's history must reach back as far.
    package var period = Self.defaultPeriod

    /// Thirty days.
    package static let defaultPeriod: Duration = .seconds(30 * 86_400)

    /// The settings that hold unless configured.
    package init() {}
}
