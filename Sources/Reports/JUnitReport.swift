import Assessment
import Fleet

/// A compliance report as JUnit files that every reader takes.
///
/// One suite for each check, with a failure for each VM that fails and an error for each VM of which it is not known,
/// one for the waivers, if there are any, and one for the sources. Valid against Jenkins' `junit-10.xsd` and the
/// Ant-style schema at once, without characters that XML forbids, without doubles by group and name, and cut before
/// readers refuse a file for its size.
package enum JUnitReport {
    /// GitLab refuses files of 250,000 objects.
    static let mostObjects = 240_000
    /// GitLab refuses files of 30 MB.
    static let mostBytes = 28_000_000

    /// The files in UTF-8, in order; at least one.
    ///
    /// With `.findings` VMs that pass are counted, one case for each check, project and zone; with `.all` every VM has
    /// a case for every check, skipped where the check is not applicable.
    package static func render(
        _ report: ComplianceReport,
        detail: ReportDetail = .findings
    ) throws(MarkupError) -> [[UInt8]] {
        try render(report, detail: detail, mostObjects: mostObjects, mostBytes: mostBytes)
    }

    static func render(
        _ report: ComplianceReport,
        detail: ReportDetail,
        mostObjects: Int,
        mostBytes: Int
    ) throws(MarkupError) -> [[UInt8]] {
        var suites = report.checks.indices.map { JUnitSuite(of: $0, in: report, detail: detail) }
        if !report.waivers.isEmpty { suites.append(JUnitSuite(waiversOf: report)) }
        suites.append(JUnitSuite(sourcesOf: report))
        removeDoubles(from: &suites)
        var files: [[UInt8]] = []
        for part in parts(of: suites, mostObjects: mostObjects, mostBytes: mostBytes) {
            var file = try MarkupWriter()
            file.declareXML()
            file.element("testsuites") { file in
                for (id, suite) in part.enumerated() { suite.write(id: id, at: report.at, to: &file) }
                file.line()
            }
            files.append(try file.finish())
        }
        return files
    }

    /// Spreads suites over files; a suite that does not fit goes on in the next file under the same name.
    private static func parts(of suites: [JUnitSuite], mostObjects: Int, mostBytes: Int) -> [[JUnitSuite]] {
        var parts: [[JUnitSuite]] = [[]]
        var (objects, bytes) = (0, 0)
        for suite in suites {
            var open = suite
            open.cases = []
            let isFull = objects + suite.objectCount > mostObjects || bytes + suite.byteCount > mostBytes
            if isFull, !parts[parts.count - 1].isEmpty {
                parts.append([])
                (objects, bytes) = (0, 0)
            }
            parts[parts.count - 1].append(open)
            objects += suite.objectCount
            bytes += suite.byteCount
            for item in suite.cases {
                let isFull = objects + item.objectCount > mostObjects || bytes + item.byteCount > mostBytes
                if isFull, parts[parts.count - 1].contains(where: { !$0.cases.isEmpty }) {
                    parts.append([open])
                    (objects, bytes) = (suite.objectCount, suite.byteCount)
                }
                let last = parts[parts.count - 1].count - 1
                parts[parts.count - 1][last].cases.append(item)
                objects += item.objectCount
                bytes += item.byteCount
            }
        }
        return parts
    }

    /// Numbers cases that would have the group and name of another, which GitLab drops.
    private static func removeDoubles(from suites: inout [JUnitSuite]) {
        var seen: Set<String> = []
        for suite in suites.indices {
            for index in suites[suite].cases.indices {
                let name = suites[suite].cases[index].name
                var number = 2
                while !seen.insert(suites[suite].cases[index].identity).inserted {
                    suites[suite].cases[index].name = "\(name) (\(number))"
                    number += 1
                }
            }
        }
    }
}

extension JUnitCase {
    /// What GitLab tells cases apart by, as it reads in the file.
    fileprivate var identity: String {
        var bytes: [UInt8] = []
        _ = XMLText.append("\(group)\n\(name)", to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
