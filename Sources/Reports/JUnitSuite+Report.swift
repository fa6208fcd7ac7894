import Assessment
import Fleet

extension JUnitSuite {
    /// The suite of one check.
    init(of index: Int, in report: ComplianceReport, detail: ReportDetail) {
        let check = report.checks[index]
        let tally = report.summary.checks[index]
        name = check.id
        properties = [(name: "title", value: check.title), (name: "severity", value: check.severity.rawValue)]
        if !check.controls.isEmpty {
            properties.append((name: "controls", value: check.controls.joined(separator: ", ")))
        }
        properties += Verdict.allCases.map { (name: "vms.\($0.rawValue)", value: String(tally.counts[$0])) }
        properties.append((name: "compliance", value: tally.counts.compliance.percent ?? "unknown"))
        properties += Self.times(report.remediation.checks[index].times, of: report.settings.period)
        output = "\(check.title).\nWhy it matters: \(check.why)\nWhat to do: \(check.remedy)\n"
        cases = (report.failing + report.unknown + report.waived).filter { $0.check.id == check.id }.map(JUnitCase.init)
        for project in report.projects {
            cases += Self.otherCases(of: check, index, in: project, detail: detail)
        }
    }

    /// How long its violations last and took to fix, in whole seconds, without what is not known.
    private static func times(
        _ times: RemediationTimes,
        of period: Duration
    ) -> [(name: String, value: String)] {
        let (lasting, fixes) = (times.inViolation, times.toRemediate)
        let figures = [
            ("in_violation.median_seconds", lasting.median), ("in_violation.longest_seconds", lasting.longest),
            ("time_to_remediate.median_seconds", fixes.median), ("time_to_remediate.p90_seconds", fixes.ninetieth),
            ("time_to_remediate.longest_seconds", fixes.longest),
        ]
        return [
            (name: "fixed", value: String(times.fixed)),
            (name: "fixed.period_seconds", value: String(period.components.seconds)),
        ]
            + figures.compactMap { name, time in
                time.map { (name: name, value: String($0.duration.components.seconds)) }
            }
    }

    /// The suite of the waivers, which fails nowhere: what an expired one is about fails by itself.
    init(waiversOf report: ComplianceReport) {
        name = "waivers"
        properties = [(name: "title", value: "Every waiver is needed and counts")]
        output = "As of \(report.at.rfc3339).\n"
        cases = report.waivers.map { standing in
            let waiver = standing.waiver
            let details =
                "\(WaiverText.scope(of: waiver)); owner \(waiver.owner.boundedName), expires \(waiver.expiry.rfc3339): "
                + waiver.reason.bounded(to: 500)
            return JUnitCase(
                group: "waivers",
                name: waiver.place.boundedName,
                outcome: standing.state == .active
                    ? .passed : .skipped(message: "\(WaiverText.state(of: standing)): \(details)")
            )
        }
    }

    /// The cases of VMs that nobody needs to look at.
    private static func otherCases(
        of check: Check,
        _ index: Int,
        in project: ProjectRows,
        detail: ReportDetail
    ) -> [JUnitCase] {
        guard detail == .findings else {
            return project.vms.compactMap { JUnitCase(unremarkable: $0, $0.outcomes[index], to: check) }
        }
        var passes: [ZoneName: Int] = [:]
        for row in project.vms where row.outcomes[index].verdict == .pass { passes[row.vm.zone, default: 0] += 1 }
        return passes.sorted { $0.key < $1.key }.map { zone, count in
            JUnitCase(
                group: JUnitCase.group(project.project, zone),
                name: "\(check.id): \(Figures.count(count)) \(count == 1 ? "VM passes" : "VMs pass")",
                outcome: .passed
            )
        }
    }

    /// The suite of the sources: facts that could not be read must not look like facts that are fine.
    init(sourcesOf report: ComplianceReport) {
        name = "sources"
        properties = [(name: "title", value: "Every source could be read")]
        output = "As of \(report.at.rfc3339).\n"
        cases = report.summary.sources.map { status in
            let words = status.failures.isEmpty ? "never_read" : status.failures.joined(separator: ", ").boundedName
            let read = status.lastSuccess.map { "last read well \($0.rfc3339)" } ?? "never read well"
            return JUnitCase(
                group: status.project.text.boundedName,
                name: "source \(status.source.rawValue)",
                outcome: status.isFine
                    ? .passed : .errored(type: "source", message: "\(words): \(read)", details: "")
            )
        }
    }
}

extension JUnitCase {
    /// The most bytes of a message; where evidence is longer, it stands in the body.
    private static let longestMessage = 300
    /// The most bytes of evidence in a body.
    private static let longestDetails = 4_000

    static func group(_ project: ProjectID, _ zone: ZoneName) -> String {
        "\(project.text.boundedName).\(zone.text.boundedName)"
    }

    private static func name(_ vm: VMIdentity, _ check: Check) -> String {
        "\(check.id): \(vm.name.text.boundedName) (\(vm.id))"
    }

    /// A VM that fails, is unknown or waived.
    fileprivate init(_ finding: Finding) {
        let outcome = finding.outcome
        let evidence = outcome.evidence.joined(separator: "; ")
        let whole = evidence.isEmpty ? outcome.reason : "\(outcome.reason): \(evidence)"
        let message = whole.bounded(to: Self.longestMessage)
        var details = finding.since.map { "\nSince \($0.rfc3339)" } ?? ""
        if let time = finding.time { details += ", for \(Figures.age(time))" }
        if message != whole {
            details += "\nEvidence:\n\(outcome.evidence.joined(separator: "\n").bounded(to: Self.longestDetails))"
        }
        let remedy = outcome.remedy?.bounded(to: Self.longestDetails)
        if let remedy = remedy ?? (outcome.verdict == .fail ? finding.check.remedy : nil) {
            details += "\nWhat to do: \(remedy)"
        }
        details += "\n"
        let end: Outcome
        switch outcome.verdict {
        case .unknown: end = .errored(type: "unknown", message: message, details: details)
        case .waived:
            let waiver = outcome.waiver.map { WaiverText.summary(of: $0) } ?? "waived"
            end = .skipped(message: "\(waiver): \(message)")
        default: end = .failed(type: finding.check.severity.rawValue, message: message, details: details)
        }
        let vm = finding.vm
        self.init(group: Self.group(vm.project, vm.zone), name: Self.name(vm, finding.check), outcome: end)
    }

    /// A VM that passes or is not asked; `nil` for one that is a finding.
    fileprivate init?(unremarkable row: VMRow, _ outcome: CheckOutcome, to check: Check) {
        let end: Outcome
        switch outcome.verdict {
        case .pass: end = .passed
        case .notApplicable: end = .skipped(message: "not applicable: \(outcome.reason)")
        case .fail, .unknown, .waived: return nil
        }
        self.init(group: Self.group(row.vm.project, row.vm.zone), name: Self.name(row.vm, check), outcome: end)
    }
}
