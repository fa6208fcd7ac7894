import Fleet

/// How reading each source of one project stands.
struct ProjectSources {
    let project: ProjectID
    let sources: [SourceStatus]
    /// What nobody tried to read.
    let unread: [Source]
    let at: Timestamp

    /// Words that this version does not know may be any text; no more of them are shown.
    private static let mostReasons = 25

    var broken: [SourceStatus] { sources.filter { !$0.isFine } }

    func write(to page: inout MarkupWriter, isOpen: Bool) {
        page.line()
        page.element("details", isOpen ? ["open": "open"] : [:]) { page in
            page.element("summary") { page in
                page.element("b", project.text.isEmpty ? "no name" : project.text.boundedName)
                page.text(" ")
                tally(&page)
            }
            reasons(&page)
            if !sources.isEmpty { table(&page) }
            guard !unread.isEmpty else { return }
            let names = unread.map { Figures.words($0.rawValue) }.joined(separator: ", ")
            page.element("p", ["class": "hint aside"], "Nobody read \(names).")
        }
    }

    private func tally(_ page: inout MarkupWriter) {
        let count = Figures.count(sources.count, "source")
        if sources.isEmpty {
            page.tag("nothing read", .unsure)
        } else if broken.isEmpty {
            page.tag("\(count) well", .good)
        } else {
            page.tag("\(Figures.count(broken.count)) of \(count) not well", .bad)
        }
        guard let oldest = sources.compactMap(\.lastSuccess).min() else { return }
        page.element("small", "oldest success \(Figures.age(at - oldest)) ago")
    }

    /// Each reason once, with what to do about it.
    private func reasons(_ page: inout MarkupWriter) {
        let reasons = Set(broken.flatMap(\.failures)).sorted()
        guard !reasons.isEmpty else { return }
        page.element("ul", ["class": "notes aside"]) { page in
            for reason in reasons.prefix(Self.mostReasons) {
                let names = broken.filter { $0.failures.contains(reason) }.map { Figures.words($0.source.rawValue) }
                let isEverywhere = names.count > 1 && names.count == sources.count
                page.element("li") { page in
                    page.element("code", reason.bounded(to: 40))
                    page.text(isEverywhere ? " (all sources): " : " (\(names.joined(separator: ", "))): ")
                    page.prose(ReadFailureHint.text(for: reason))
                }
            }
        }
    }

    private func table(_ page: inout MarkupWriter) {
        let columns = ["Source", "State", "Last success", "Age", "Reason"]
        page.table("t-reads", caption: "Sources of \(project.text.boundedName)", columns: columns) { page in
            for status in broken + sources.filter(\.isFine) {
                page.row {
                    $0.text(Figures.words(status.source.rawValue))
                } cells: { page in
                    page.element("td") { state(status, in: &$0) }
                    page.element("td") { $0.time(status.lastSuccess) }
                    page.number(status.lastSuccess.map { Figures.age(at - $0) } ?? Figures.unknown)
                    page.element("td") { page in
                        for (index, failure) in status.failures.prefix(Self.mostReasons).enumerated() {
                            if index > 0 { page.text(" ") }
                            page.element("code", failure.bounded(to: 40))
                        }
                    }
                }
            }
        }
    }

    private func state(_ status: SourceStatus, in page: inout MarkupWriter) {
        guard !status.isFine else { return page.tag("well", .good) }
        guard !status.failures.isEmpty else { return page.tag("not tried", .unsure) }
        page.tag(status.lastSuccess == nil ? "never read" : "failing", .bad)
        if let zones = status.zones {
            page.text(" \(Figures.count(zones.part)) of \(Figures.count(zones.whole, "zone"))")
        }
        // Nobody noted when the first try failed, but it was after the last that did not.
        if let since = status.lastSuccessOfFailing { page.text(" for up to \(Figures.age(at - since))") }
    }
}
