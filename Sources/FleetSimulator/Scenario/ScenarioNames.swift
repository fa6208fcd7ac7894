import StrictYAML

/// What the events of a scenario may name.
struct ScenarioNames {
    let history: Duration
    let projects: [String]
    /// The numbers of projects that have one by the scenario; `nil` when some number follows from the seed.
    private let numbers: [String]?
    /// Zones, and the regions that they lie in.
    private let locations: [String]
    let deployments: [String]
    let assignments: [String]
    let policies: [String]
    /// Names of patch jobs: deployments, and jobs that somebody started in an event further up.
    var jobs: [String]
    private let vms: [(projects: [String], names: [VMNameForm])]

    init(_ plans: [ProjectPlan], history: Duration) {
        self.history = history
        projects = plans.flatMap(\.ids)
        let numbers = plans.compactMap(\.number)
        self.numbers = numbers.count == plans.count ? numbers : nil
        locations = Self.locations(of: plans)
        deployments = plans.flatMap { $0.deployments.map(\.id) }
        assignments = plans.flatMap { $0.assignments.map(\.id) }
        policies = plans.flatMap { $0.assignments.flatMap { $0.policies.map(\.id) } }
        jobs = deployments
        vms = plans.map { ($0.ids, $0.groups.map { VMNameForm($0) }) }
    }

    /// The names of a scenario that is whole.
    init(_ scenario: Scenario) {
        self.init(scenario.projects, history: scenario.history)
        for event in scenario.events {
            if case .patch(let name, _, _) = event.action { jobs.append(name) }
        }
    }

    private static func locations(of plans: [ProjectPlan]) -> [String] {
        let zones = plans.flatMap { plan in
            plan.zones + plan.groups.flatMap { $0.zones ?? [] } + plan.assignments.flatMap { $0.zones ?? [] }
        }
        let regions = Dictionary(grouping: zones) { Machine.region(of: $0) }.map { ComputeRegion($0, extra: $1) }
        return Set(regions.flatMap { $0.zones + [$0.name] }).sorted()
    }

    /// Notes a project or a place of a fault that does not exist.
    func check(project: String?, location: String?, in fault: MappingReader) {
        let isNumber = project?.allSatisfy(\.isASCIIDigit) ?? false
        if !isNumber || numbers != nil {
            require(project, among: projects + (numbers ?? []), "a project", in: fault, at: "project")
        }
        require(location, among: locations, "a zone or region", in: fault, at: "location")
    }

    /// Notes VMs that do not exist.
    func check(_ patterns: [String], at key: String = "vms", in event: MappingReader) {
        for pattern in patterns where !exists(pattern) {
            let name = pattern.split(separator: "/").last ?? ""
            let near = NearestName.find(
                String(name),
                among: vms.flatMap { $0.names.map(\.example) }.prefix(200).map(\.self)
            )
            let hint = near.map { "did you mean \($0)?" } ?? "names are those below projects[].vms"
            event.refuse(key, "there is no VM \(Excerpt.quoted(pattern)) in this scenario; \(hint)")
        }
    }

    /// Notes a name that is not one of those that there are.
    func require(
        _ name: String?,
        among names: [String],
        _ noun: String,
        in reader: MappingReader,
        at key: String
    ) {
        guard let name, !names.contains(name) else { return }
        let near = NearestName.find(name, among: names)
        let hint =
            near.map { "did you mean \($0)?" } ?? (names.isEmpty ? "there is none" : "there is none of that name")
        reader.refuse(key, "\(Excerpt.quoted(name)) is not \(noun) of this scenario; \(hint)")
    }

    private func exists(_ pattern: String) -> Bool {
        let parts = pattern.split(separator: "/")
        let name = Array(parts.last ?? "")
        return vms.contains { projects, names in
            let isHere = parts.count < 2 || projects.contains { Self.matches(Array($0)[...], Array(parts[0])[...]) }
            return isHere && names.contains { $0.fits(name) }
        }
    }

    private static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
        VMNameForm(literal: String(text)).fits(Array(pattern))
    }
}

/// The form of the names of a group of VMs, which is of one length.
struct VMNameForm {
    private enum Letter {
        case exactly(Character)
        case digit
        case random
    }

    /// The name of the first VM.
    let example: String
    private var letters: [Letter] = []
    private var numberAt: Range<Int>?
    private let count: Int

    /// The names of a group.
    init(_ group: VMGroupPlan) {
        count = group.count
        let isNumbered = group.count == 1 || group.name.contains("{n}") || group.name.contains("{x}")
        var rest = (isNumbered ? group.name : group.name + "-{n}")[...]
        let width = String(group.count).count
        example = String(rest).replacing("{n}", with: String(repeating: "0", count: width - 1) + "1")
            .replacing("{x}", with: "0000")
        while let first = rest.first {
            if rest.hasPrefix("{n}") {
                numberAt = letters.count..<letters.count + width
                letters += Array(repeating: .digit, count: width)
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("{x}") {
                letters += Array(repeating: .random, count: 4)
                rest = rest.dropFirst(3)
            } else {
                letters.append(.exactly(first))
                rest = rest.dropFirst()
            }
        }
    }

    /// One text.
    init(literal text: String) {
        (example, count) = (text, 1)
        letters = text.map { .exactly($0) }
    }

    /// Whether some name of this form is what a pattern with `*` says.
    func fits(_ pattern: [Character]) -> Bool {
        guard fits(letters[...], pattern[...]) else { return false }
        guard let numberAt, !pattern.contains("*") else { return true }
        return Int(String(pattern[numberAt])).map { (1...count).contains($0) } ?? false
    }

    private func fits(_ letters: ArraySlice<Letter>, _ pattern: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return letters.isEmpty }
        if first == "*" {
            return fits(letters, pattern.dropFirst()) || (!letters.isEmpty && fits(letters.dropFirst(), pattern))
        }
        guard let letter = letters.first, Self.isPossible(first, as: letter) else { return false }
        return fits(letters.dropFirst(), pattern.dropFirst())
    }

    private static func isPossible(_ character: Character, as letter: Letter) -> Bool {
        switch letter {
        case .exactly(let exact): character == exact
        case .digit: character.isASCIIDigit
        case .random: character.isASCIIDigit || character.isASCIILowerCase
        }
    }
}
