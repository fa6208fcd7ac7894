import Fleet

/// A made-up vulnerability of a project, which one of its releases mends.
struct Flaw: Sendable {
    let project: UpstreamProject
    /// The release that mends it.
    let generation: Int
    /// Its place among those that the release mends.
    let ordinal: Int

    /// The day from which on vulnerabilities are known, in days since 1970-01-01.
    static let firstDay = CivilDate(year: 2_023, month: 1, day: 1).daysSinceEpoch

    /// The flaws that a release mends.
    static func all(of project: UpstreamProject, _ generation: Int) -> [Flaw] {
        (0..<count(of: project, generation)).map { Flaw(project: project, generation: generation, ordinal: $0) }
    }

    /// How many flaws a release mends.
    static func count(of project: UpstreamProject, _ generation: Int) -> Int {
        guard project.flawsPerHundred > 0, project.day(of: generation) >= firstDay else { return 0 }
        let (certain, likely) = project.flawsPerHundred.quotientAndRemainder(dividingBy: 100)
        return certain + (project.chance(generation, 1) % 100 < likely ? 1 : 0)
    }

    /// The day on which it became known: that of the project's release, before distributions have it.
    var published: Int { project.day(of: generation) }

    /// Whether distributions ship the release's repair; some flaws they judge to be none, and keep.
    var isMended: Bool { isMicrosoft || dice(2) >= 4 }

    /// How bad it is.
    var severity: FlawSeverity {
        let bound: FlawSeverity = !isMended ? .low : project.flawsPerHundred < 5 ? .medium : .critical
        let drawn: FlawSeverity =
            switch dice(3) {
            case ..<5: .critical
            case ..<32: .high
            case ..<72: .medium
            case ..<91: .low
            default: .minimal
            }
        return min(drawn, bound)
    }

    /// Its number, which no real vulnerability has: 27 of those from 90000 on for each day of the year.
    var cve: String {
        let year = CivilDate(daysSinceEpoch: published).year
        let dayOfYear = published - CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        return "CVE-\(year)-\(90_000 + dayOfYear * 27 + placeInDay)"
    }

    /// A number below 100 that looks random.
    func dice(_ purpose: Int) -> Int { project.chance(generation, purpose + 16 * (ordinal + 1)) % 100 }

    private var isMicrosoft: Bool {
        if case .secondTuesdays = project.rhythm { true } else { false }
    }

    /// How many flaws of projects with smaller names, and of its own release, come before it on its day.
    private var placeInDay: Int {
        let day = published
        let places = Self.places.value(of: day) {
            var places: [String: Int] = [:]
            var count = 0
            for other in Self.projects {
                let generation = other.generation(on: day)
                guard other.day(of: generation) == day else { continue }
                places[other.name] = count
                count += Self.count(of: other, generation)
            }
            return places
        }
        return places[project.name, default: 0] + ordinal
    }

    /// The places of projects on a day, which many flaws ask for.
    private static let places = RecentlyUsed<Int, [String: Int]>(limit: 4_096)

    /// Every project that any system has, by name.
    private static let projects: [UpstreamProject] = {
        let lines = OperatingSystem.allCases.flatMap { SoftwareCatalog.lines(of: $0) }.map(\.releases.project)
        let all = lines + WindowsUpdateLine.all.map(\.releases.project)
        return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }.values.sorted { $0.name < $1.name }
    }()
}
