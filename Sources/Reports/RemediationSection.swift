import Assessment
import Fleet

/// The section that tells how long checks have failed, and how long it took to mend what failed.
struct RemediationSection {
    let remediation: Remediation

    static let id = "remediation"
    private static let columns = [
        "Failing now", "In violation, median", "longest", "Waived", "No answer now", "Fixed", "Time to fix, median",
        "9 of 10 within", "longest",
    ]

    func write(to page: inout MarkupWriter) {
        page.section(Self.id, "Time in violation and time to remediate") { page in
            page.element("p", ["class": "hint"], introduction)
            guard remediation.checks.contains(where: { !$0.times.isEmpty }) else { return }
            table("By severity", "Severity", to: &page) { page in
                for severity in Severity.allCases.sorted(by: >) {
                    row(remediation.times(of: severity), in: &page) { $0.tag(severity.rawValue, Tone(severity)) }
                }
            }
            let checks = remediation.checks.filter { !$0.times.isEmpty }
                .sorted { ($1.check.severity, $0.check.id) < ($0.check.severity, $1.check.id) }
            table("By check", "Check", to: &page) { page in
                for entry in checks {
                    row(entry.times, in: &page) { page in
                        page.element("span", entry.check.title)
                        page.element("code", entry.check.id)
                    }
                }
            }
            page.element("p", ["class": "hint"], explanation)
        }
    }

    private var introduction: String {
        guard let recordStart = remediation.recordStart else {
            return "Nothing was recorded yet, so that only facts tell since when something fails."
        }
        let days = Figures.count(Int((remediation.at - remediation.start).components.seconds / 86_400), "day")
        return recordStart > remediation.start
            ? "What was fixed since \(recordStart.readable), when our record began, up to \(remediation.at.readable)."
            : "What was fixed in the \(days) up to \(remediation.at.readable)."
    }

    private var explanation: String {
        let gone = remediation.checks.reduce(0) { $0 + $1.times.gone }
        return "A failure lasts until its check passes: that nobody knows, or that the VM is stopped, does not end it."
            + " ≥ stands where it was there already when our record of the VM began."
            + (gone > 0
                ? " \(Figures.count(gone, "failure")) went with \(gone == 1 ? "its VM" : "their VMs"), which is no fix."
                : "")
    }

    private func table(
        _ caption: String,
        _ heading: String,
        to page: inout MarkupWriter,
        rows: (inout MarkupWriter) -> Void
    ) {
        page.table("t-times", caption: caption, columns: [heading] + Self.columns, rows: rows)
    }

    private func row(
        _ times: RemediationTimes,
        in page: inout MarkupWriter,
        heading: (inout MarkupWriter) -> Void
    ) {
        page.row(heading) { page in
            let (lasting, fixes) = (times.inViolation, times.toRemediate)
            count(times.failing, .fail, in: &page)
            page.number(Figures.figure(lasting.median))
            page.number(Figures.figure(lasting.longest))
            count(times.waived, .waived, in: &page)
            count(times.unanswered, .unknown, in: &page)
            page.number(Figures.count(times.fixed))
            page.number(Figures.figure(fixes.median))
            page.number(Figures.figure(fixes.ninetieth))
            page.number(Figures.figure(fixes.longest))
        }
    }

    private func count(_ count: Int, _ verdict: Verdict, in page: inout MarkupWriter) {
        guard count > 0 else { return page.number("0") }
        page.element("td", ["class": "n \(Tone(verdict).rawValue)"], Figures.count(count))
    }
}
