import Fleet

extension Check {
    /// Whether known holes are closed in time.
    static let vulnerabilities = Check(
        id: "vulnerabilities",
        title: "No known vulnerability with a fix stays open past its limit",
        severity: .critical,
        why: "The hole is public and the fix is there. Each day more, it is a choice to leave it open.",
        remedy: """
            Install the fixes that the evidence names: \
            `gcloud compute os-config patch-jobs execute --instance-filter-names=zones/ZONE/instances/VM`.
            """,
        controls: ["CIS GCP 4.12", "CIS Controls v8 7.7"],
        basis: """
            The VM's vulnerability report: severity, when each CVE was first seen on the VM, and whether an update \
            that the inventory offers fixes it; ages at the last good read of reports, limits as configured.
            """,
        reasons: [
            ("ok", "No vulnerability is open for which there are both a fix and a limit."),
            ("within_limit", "Vulnerabilities with a fix are open, none for longer than it may be."),
            ("critical_overdue", "A CRITICAL one is open for too long."),
            ("high_overdue", "A HIGH one is open for too long, and none that is worse."),
            ("medium_overdue", "A MEDIUM one is open for too long, and none that is worse."),
            ("low_overdue", "A LOW one is open for too long, and none that is worse."),
            ("minimal_overdue", "A MINIMAL one is open for too long, and none that is worse."),
            ("other_overdue", "One of a severity with another name is open for too long."),
            ("age_not_told", "The report does not tell since when a vulnerability is open."),
            ("no_report", "There is no vulnerability report on the VM."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.vulnerabilityReports.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let vulnerabilities = subject.vm.vulnerabilities?.vulnerabilities else {
            return subject.unread(.vulnerabilityReports) ?? .unknown("no_report")
        }
        guard !vulnerabilities.isEmpty else { return .pass() }
        let deadlines = Deadlines(
            of: vulnerabilities,
            limits: subject.context.limits.vulnerabilities,
            at: subject.reference(.vulnerabilityReports)
        )
        guard !deadlines.hasOverdue else {
            return OverdueVulnerabilities(in: vulnerabilities, of: subject).answer.until(
                deadlines.next,
                readOf: .vulnerabilityReports,
                subject
            )
        }
        guard !deadlines.hasAgeless else {
            return .unknown("age_not_told").until(deadlines.next, readOf: .vulnerabilityReports, subject)
        }
        guard let next = deadlines.next else { return .pass() }
        return .pass("within_limit").until(next, readOf: .vulnerabilityReports, subject)
    }
}

/// When the vulnerabilities of a report must be closed.
private struct Deadlines {
    /// Whether one should be closed by now.
    private(set) var hasOverdue = false
    /// Whether one with a fix and a limit does not tell its age.
    private(set) var hasAgeless = false
    /// When the next one becomes overdue.
    private(set) var next: Timestamp?

    init(of vulnerabilities: [Vulnerability], limits: VulnerabilityLimits, at reference: Timestamp) {
        guard let shortest = limits.shortest else { return }
        // Found later than this, none counts beside one that was seen before.
        var youngest = Int64.max
        // A span spares a copy of each CVE with all its texts.
        let all = vulnerabilities.span
        for index in all.indices {
            guard let found = all[index].createTime else {
                if !hasAgeless, limits.limit(for: all[index].severity) != nil {
                    hasAgeless = Self.isFixable(all[index].items, all[index].availableItemIDs)
                }
                continue
            }
            guard found.microseconds < youngest,
                let due = limits.deadline(for: all[index].severity, found: found),
                due < reference ? !hasOverdue : next.map({ due < $0 }) ?? true,
                Self.isFixable(all[index].items, all[index].availableItemIDs)
            else { continue }
            if due < reference {
                hasOverdue = true
            } else {
                next = due
                youngest = due.microseconds.subtractingReportingOverflow(shortest).partialValue
            }
        }
        next = next?.next
    }

    /// The same as ``Fleet/Vulnerability/hasFix``, which would copy the whole CVE.
    private static func isFixable(_ items: [Vulnerability.Item], _ older: [String]) -> Bool {
        let span = items.span
        for index in span.indices where !span[index].availableItemID.isEmpty { return true }
        return older.contains { !$0.isEmpty }
    }
}

/// The vulnerabilities of a report that should be closed by now, for people.
private struct OverdueVulnerabilities {
    private let subject: CheckSubject
    private let all: [Vulnerability]
    private let overdue: [(vulnerability: Vulnerability, age: Duration, limit: Duration)]

    init(in all: [Vulnerability], of subject: CheckSubject) {
        self.subject = subject
        self.all = all
        let reference = subject.reference(.vulnerabilityReports)
        var seen: Set<String> = []
        overdue = all.compactMap { vulnerability in
            guard let limit = subject.context.limits.vulnerabilities.limit(for: vulnerability.severity),
                let found = vulnerability.createTime, found + limit < reference, vulnerability.hasFix,
                vulnerability.cve.isEmpty || seen.insert(vulnerability.cve).inserted
            else { return nil }
            return (vulnerability, reference - found, limit)
        }
        .sorted { left, right in
            (SeverityWord(left.vulnerability), right.age, left.vulnerability.cve)
                < (SeverityWord(right.vulnerability), left.age, right.vulnerability.cve)
        }
    }

    var answer: CheckAnswer {
        let due = overdue.compactMap { row in row.vulnerability.createTime.map { $0 + row.limit } }
        return .fail(
            overdue.first.map { SeverityWord($0.vulnerability).reason } ?? "other_overdue",
            evidence: [summary] + overdue.prefix(10).map(line),
            remedy: subject.vm.patchLine(),
            since: due.min()
        ).until(nextDay, readOf: .vulnerabilityReports, subject)
    }

    /// When one of those that are shown is open for another day.
    private var nextDay: Timestamp? {
        let days = overdue.prefix(10).compactMap { row in
            row.vulnerability.createTime.map { $0 + .seconds((row.age.components.seconds / 86_400 + 1) * 86_400) }
        }
        return days.min()
    }

    private var summary: String {
        let withoutFix = all.count { !$0.hasFix }
        return "\(overdue.count) of \(all.count) open vulnerabilities are past their limit; \(withoutFix) have no fix"
    }

    private func line(_ row: (vulnerability: Vulnerability, age: Duration, limit: Duration)) -> String {
        let days = row.age.components.seconds / 86_400
        let limit = row.limit.components.seconds / 86_400
        let fixes = row.vulnerability.items.map(\.availableItemID) + row.vulnerability.availableItemIDs
        let fix = fixes.first { !$0.isEmpty } ?? ""
        let severity = row.vulnerability.severity.prefix(40)
        return "\(row.vulnerability.cve) \(severity), open for \(days) days of \(limit), fixed by \(fix)"
    }
}

/// The severity of a vulnerability, worst first.
private struct SeverityWord: Comparable {
    private static let words = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "MINIMAL"]
    private let rank: Int

    init(_ vulnerability: Vulnerability) {
        rank = Self.words.firstIndex(of: vulnerability.severity.uppercased()) ?? Self.words.count
    }

    var reason: String { rank < Self.words.count ? "\(Self.words[rank].lowercased())_overdue" : "other_overdue" }

    static func < (left: SeverityWord, right: SeverityWord) -> Bool { left.rank < right.rank }
}
