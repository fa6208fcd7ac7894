import Fleet

/// The CVEs of one report by severity; a CVE that a report names twice with one severity counts once.
struct SeverityCounts: Sendable {
    /// The severities that are always shown, worst first; a distributor's feed may use other words.
    static let known = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "MINIMAL"]

    /// The known severities in their order, then the others sorted.
    private(set) var rows: [(severity: String, withoutFix: Int, withFix: Int)]

    init(of report: VulnerabilityReport) {
        rows = Self.known.map { ($0, 0, 0) }
        let all = report.vulnerabilities
        if Self.hasTwins(all) {
            addDistinct(all)
        } else {
            // A span spares a copy of each CVE with all its texts.
            let span = all.span
            for index in span.indices { add(Self.label(of: span[index].severity), hasFix: span[index].hasFix) }
        }
        rows[Self.known.count...].sort { $0.severity < $1.severity }
    }

    /// Adds each CVE once; it has a fix if any of its entries has one.
    private mutating func addDistinct(_ all: [Vulnerability]) {
        var fixes: [TwinKey: Bool] = [:]
        for vulnerability in all {
            let label = Self.label(of: vulnerability.severity)
            guard !vulnerability.cve.isEmpty else {
                add(label, hasFix: vulnerability.hasFix)
                continue
            }
            let key = TwinKey(cve: vulnerability.cve, severity: label)
            fixes[key] = (fixes[key] ?? false) || vulnerability.hasFix
        }
        for (key, hasFix) in fixes { add(key.severity, hasFix: hasFix) }
    }

    private mutating func add(_ label: String, hasFix: Bool) {
        let index = row(of: label)
        if hasFix {
            rows[index].withFix += 1
        } else {
            rows[index].withoutFix += 1
        }
    }

    private mutating func row(of label: String) -> Int {
        if let index = rows.firstIndex(where: { $0.severity == label }) { return index }
        rows.append((label, 0, 0))
        return rows.count - 1
    }

    private static func label(of severity: String) -> String {
        // Nearly every feed writes the known words as they are, which spares the upper-casing.
        known.contains(severity) ? severity : severity.uppercased().bounded(to: 40)
    }

    private static func hasTwins(_ all: [Vulnerability]) -> Bool {
        let span = all.span
        // A report in the order of its CVEs cannot hide any.
        for index in span.indices.dropFirst() where span[index - 1].cve >= span[index].cve {
            return Set(all.lazy.map(\.cve)).count < all.count
        }
        return false
    }
}

/// What makes two entries of a report the same CVE.
private struct TwinKey: Hashable {
    let cve: String
    let severity: String
}
