import Fleet

/// How many CVEs there are of one severity.
package struct SeverityCount: Hashable, Sendable {
    /// Upper-case word of the distributor's feed; any text is possible.
    package let severity: String
    /// How many.
    package let count: Int

    /// The severities that feeds use, worst first; others follow by name.
    package static let known = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "MINIMAL"]

    static func counts(of vulnerabilities: [Vulnerability]) -> [SeverityCount] {
        var counts: [String: Int] = [:]
        for vulnerability in vulnerabilities {
            counts[String(vulnerability.severity.uppercased().prefix(40)), default: 0] += 1
        }
        return sorted(counts)
    }

    static func sorted(_ counts: [String: Int]) -> [SeverityCount] {
        counts.map { SeverityCount(severity: $0.key, count: $0.value) }.sorted { $0.rank < $1.rank }
    }

    private var rank: (Int, String) { (Self.known.firstIndex(of: severity) ?? Self.known.count, severity) }
}
