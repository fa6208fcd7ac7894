import Fleet

/// A text with places in braces that change from release to release, such as `7.88.1-10+deb12u{12}`.
///
/// `{12}` is 12 on the reference day and counts releases up and down from there, `{12+3}` by steps of three. `{date}`,
/// `{iso}`, `{stamp}`, `{year}` and `{month}` are the day of the release in various forms, `{tz}` is its year with a
/// letter that counts the year's releases, as the time zone database has it.
struct VersionTemplate: Sendable, Hashable {
    private let parts: [Part]

    private enum Part: Sendable, Hashable {
        case text(String)
        case counter(base: Int, step: Int)
        case day(Form)
    }

    private enum Form: String {
        case date
        case iso
        case stamp
        case year
        case month
        case tz
    }

    /// Reads a template; what is in braces and not known stays as it is.
    init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(Self.part(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// Whether the text is another one after a release.
    var varies: Bool {
        parts.contains { part in
            if case .text = part { false } else { true }
        }
    }

    /// How many releases lie between the reference day and the first that the counters can count; `nil` for no limit.
    var stepsDown: Int? {
        parts.compactMap { part -> Int? in
            guard case .counter(let base, let step) = part else { return nil }
            return max(base - 1, 0) / step
        }.min()
    }

    /// The text as of a generation of a line.
    func text(_ generation: Int, of line: ReleaseLine) -> String {
        if parts.count == 1, case .text(let text)? = parts.first { return text }
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .counter(let base, let step): result += String(base + (generation - line.reference) * step)
            case .day(let form): result += Self.text(form, generation, of: line.project)
            }
        }
        return result
    }

    private static func part(_ text: Substring) -> Part {
        if let form = Form(rawValue: String(text)) { return .day(form) }
        let numbers = text.split(separator: "+").map { Int($0) }
        if let base = numbers.first ?? nil {
            return .counter(base: base, step: (numbers.count > 1 ? numbers[1] : nil) ?? 1)
        }
        return .text("{\(text)}")
    }

    private static func text(_ form: Form, _ generation: Int, of project: UpstreamProject) -> String {
        let day = project.day(of: generation)
        let date = CivilDate(daysSinceEpoch: day)
        let iso = date.description
        switch form {
        case .date: return iso.filter { $0 != "-" }
        case .iso: return iso
        case .month: return String(iso.prefix(7))
        case .year: return String(date.year)
        case .stamp:
            let number = date.day < 10 ? " \(date.day)" : "\(date.day)"
            return "\(weekdays[day.weekday]) \(months[date.month - 1]) \(number)"
        case .tz:
            let newYear = CivilDate(year: date.year, month: 1, day: 1).daysSinceEpoch
            let inYear = generation - project.generation(on: newYear - 1) - 1
            return "\(date.year)\(letters[min(inYear, letters.count - 1)])"
        }
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")
}
