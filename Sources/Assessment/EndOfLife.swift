import Fleet

/// Until when makers give out security updates for their operating systems without a further contract.
///
/// Debian's LTS counts, because it is free and in the archive; Ubuntu Pro, SUSE's LTSS, Red Hat's ELS and Microsoft's
/// ESU do not. Where a maker names a month only, its first day counts for ends that are to come. Each row was last
/// compared with its source on ``comparedOn``.
final class EndOfLife: Sendable {
    /// The short name that agents report.
    let system: String
    /// A version; one that ends in a point stands for itself and all its minor versions.
    let version: String
    /// What the long name must hold, where the version alone does not tell; empty where it does.
    let edition: String
    /// The last day.
    let lastDay: CivilDate
    /// Where the maker says so.
    let source: StaticString
    /// When support is over: after the last day.
    let end: Timestamp
    /// When it will be over in half a year.
    let soon: Timestamp

    /// Describes a row.
    init(system: String, version: String, edition: String, lastDay: CivilDate, source: StaticString) {
        self.system = system
        self.version = version
        self.edition = edition
        self.lastDay = lastDay
        self.source = source
        end = Timestamp(seconds: Int64(lastDay.daysSinceEpoch + 1) * 86_400)
        soon = end - .seconds(180 * 86_400)
    }

    /// The day on which the rows were last compared with their sources.
    static let comparedOn = CivilDate(year: 2_026, month: 11, day: 23)

    /// The row for an operating system; `nil` for one that the table does not know.
    static func row(for osInfo: OSInfo) -> EndOfLife? {
        rowsBySystem[osInfo.shortName]?.first { $0.isFor(osInfo) }
    }

    private func isFor(_ osInfo: OSInfo) -> Bool {
        let isVersion =
            version.utf8.last == UInt8(ascii: ".")
            ? osInfo.version.utf8.starts(with: version.utf8)
                || osInfo.version.utf8.elementsEqual(version.utf8.dropLast())
            : osInfo.version == version
        return isVersion && (edition.isEmpty || osInfo.longName.holds(edition))
    }

    private static let rowsBySystem = Dictionary(grouping: rows, by: \.system)
}

extension String {
    /// Whether a text is in it, byte by byte: searching by characters takes many times as long.
    fileprivate func holds(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        var rest = utf8[...]
        while rest.count >= text.utf8.count, let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: text.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
