extension VM {
    /// The VM's policy reports: of those about one assignment the one that was updated last, and in it no policy twice.
    var distinctReports: [OSPolicyAssignmentReport] {
        // Twins are rare, and without them nothing is copied.
        guard hasTwins else { return policyReports }
        var kept: [OSPolicyAssignmentReport] = []
        for report in policyReports {
            guard let last = kept.last, last.assignment == report.assignment else {
                kept.append(report)
                continue
            }
            if report.rank > last.rank { kept[kept.count - 1] = report }
        }
        for index in kept.indices where kept[index].hasTwinPolicies { kept[index].dropTwinPolicies() }
        return kept
    }

    /// Whether two of the reports are about one assignment, or a report has a policy twice.
    var hasTwins: Bool { hasTwinReports || policyReports.contains(where: \.hasTwinPolicies) }

    /// Snapshots sort reports by assignment, so that twins stand next to each other.
    private var hasTwinReports: Bool {
        let all = policyReports
        let reports = all.span
        for index in reports.indices.dropFirst() where reports[index - 1].assignment == reports[index].assignment {
            return true
        }
        return false
    }
}

extension OSPolicyAssignmentReport {
    /// Which of two reports about one assignment is the newer one.
    fileprivate var rank: (Timestamp, String, String) {
        (updateTime ?? .distantPast, revision.text, lastRunID)
    }

    fileprivate var hasTwinPolicies: Bool {
        guard policies.count > 8 else {
            let few = policies.span
            return few.indices.contains { index in
                (0..<index).contains { few[$0].policy == few[index].policy }
            }
        }
        return Set(policies.lazy.map(\.policy)).count < policies.count
    }

    /// Keeps the first of the policies with one id.
    fileprivate mutating func dropTwinPolicies() {
        var seen: Set<PolicyID> = []
        policies.removeAll { !seen.insert($0.policy).inserted }
    }
}
