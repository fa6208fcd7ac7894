import Fleet

extension VM {
    /// The VM's policy reports, of those about one assignment the one that was updated last.
    var distinctReports: [OSPolicyAssignmentReport] {
        guard policyReports.count > 1 else { return policyReports }
        var kept: [OSPolicyAssignmentReport] = []
        // Snapshots sort reports by assignment, so that twins stand next to each other.
        for report in policyReports {
            guard let last = kept.last, last.assignment == report.assignment else {
                kept.append(report)
                continue
            }
            if report.rank > last.rank { kept[kept.count - 1] = report }
        }
        return kept
    }
}

extension OSPolicyAssignmentReport {
    /// Which of two reports about one assignment is the newer one.
    fileprivate var rank: (Timestamp, String, String) {
        (updateTime ?? .distantPast, revision.text, lastRunID)
    }

    /// The report's policies, of those with one id the first.
    var distinctPolicies: [PolicyCompliance] {
        guard policies.count > 1 else { return policies }
        var seen: Set<PolicyID> = []
        return policies.filter { seen.insert($0.policy).inserted }
    }
}
