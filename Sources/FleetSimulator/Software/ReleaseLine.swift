import Fleet

/// The releases of a project as one distribution ships them: some days later, and not for ever.
struct ReleaseLine: Sendable {
    let project: UpstreamProject
    /// The generations that the distribution ships; others were before its time or come after its end.
    let generations: ClosedRange<Int>
    /// How many days a release needs to get into the distribution.
    private let delay: Int

    /// The day on which counters in version templates stand as they are written.
    static let referenceDay = CivilDate(year: 2_026, month: 1, day: 1).daysSinceEpoch

    /// A line that ships what a template can count, up to a last day.
    init(project: UpstreamProject, delay: Int = 0, templates: [VersionTemplate], lastDay: Int? = nil) {
        self.project = project
        self.delay = delay
        let unbounded = { (day: Int) in Self.generation(of: project, delay: delay, on: day) }
        let reference = min(unbounded(Self.referenceDay), lastDay.map(unbounded) ?? .max)
        guard templates.contains(where: \.varies) else {
            generations = reference...reference
            return
        }
        let least = templates.compactMap(\.stepsDown).min().map { reference - $0 }
        // Nobody asks for the time before 2015, and dates alone would go on for ever.
        let first = max(least ?? .min, unbounded(CivilDate(year: 2_015, month: 1, day: 1).daysSinceEpoch))
        generations = min(first, reference)...(lastDay.map(unbounded) ?? .max)
    }

    /// Whether there is ever a release.
    var isConstant: Bool { generations.lowerBound == generations.upperBound }

    /// The generation that stands as templates are written.
    var reference: Int { generation(on: Self.referenceDay) }

    /// The newest generation on a day.
    func generation(on day: Int) -> Int {
        min(max(Self.generation(of: project, delay: delay, on: day), generations.lowerBound), generations.upperBound)
    }

    /// The day on which a generation is there for everybody, in days since 1970-01-01.
    func day(of generation: Int) -> Int { Self.day(of: project, delay: delay, generation: generation) }

    private static func generation(of project: UpstreamProject, delay: Int, on day: Int) -> Int {
        let candidate = project.generation(on: day - delay)
        return self.day(of: project, delay: delay, generation: candidate) > day ? candidate - 1 : candidate
    }

    private static func day(of project: UpstreamProject, delay: Int, generation: Int) -> Int {
        let day = project.day(of: generation) + delay
        // Distributions release on workdays.
        return delay > 0 && day.weekday > 4 ? day + 7 - day.weekday : day
    }
}
