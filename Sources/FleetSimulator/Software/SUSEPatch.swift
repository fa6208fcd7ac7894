import Fleet

/// A patch of SUSE's, which holds the packages of one release.
struct SUSEPatch: Sendable {
    private let line: PackageLine
    private let generation: Int

    /// The patch of a release; Google's packages have none.
    init?(line: PackageLine, generation: Int) {
        guard !line.releases.isConstant, !line.releases.project.name.hasPrefix("google") else { return nil }
        self.line = line
        self.generation = generation
    }

    /// What follows the kind in the key of an inventory item.
    var key: String { name }

    /// The patch in the API's shape.
    var content: JSONValue {
        let worst = Flaw.all(of: line.releases.project, generation).map(\.severity).max()
        return [
            "category": .text(worst == nil ? "recommended" : "security"),
            "severity": .text(worst?.suseWord ?? "moderate"),
            "summary": .text("\(worst == nil ? "Recommended" : "Security") update for \(subject)"),
            "patchName": .text(name),
        ]
    }

    private var subject: String {
        let project = line.releases.project.name
        return project == "linux" ? "the Linux Kernel" : project
    }

    /// SUSE counts patches through the year; there are never twelve on one day.
    private var name: String {
        let day = line.releases.day(of: generation)
        let year = CivilDate(daysSinceEpoch: day).year
        let dayOfYear = day - CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        let place = Self.places.value(of: day) { Self.places(on: day) }[line.releases.project.name, default: 0]
        return "SUSE-SLE-Module-Basesystem-15-SP7-\(year)-\(dayOfYear * 12 + place + 1)"
    }

    private static let places = RecentlyUsed<Int, [String: Int]>(limit: 1_024)

    /// The place of each project that has a release on a day.
    private static func places(on day: Int) -> [String: Int] {
        let lines = SoftwareCatalog.lines(of: .sles15).lazy.map(\.releases)
        let names = Set(lines.filter { $0.day(of: $0.generation(on: day)) == day }.map(\.project.name))
        return Dictionary(uniqueKeysWithValues: names.sorted().enumerated().map { ($0.element, $0.offset) })
    }
}
