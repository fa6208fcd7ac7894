import Collection
import Fleet
import GoogleCloud

/// What `doctor` tells people, line by line as results come.
struct DoctorText {
    private var project: ProjectID?
    private var notes: [String] = []
    /// Which source of the project each text was first told of.
    private var told: [String: Source] = [:]

    private static let nameWidth = (Source.allCases.map(\.rawValue.count).max() ?? 0) + 2
    private static let wordWidth = 10

    /// The lines about who calls.
    static func lines(about identity: CallerIdentity, project: String) -> [String] {
        var lines = ["credentials: \(identity.kind)" + (identity.file.map { ", \($0)" } ?? "")]
        if let member = identity.member { lines.append("member: \(member)") }
        if let quotaProject = identity.quotaProject {
            lines.append("quota project: \(quotaProject), where the caller needs serviceusage.services.use")
        }
        if let problem = identity.problem { lines.append("problem: \(problem)") }
        return lines + identity.notes(project: project).map { "note: \($0)" }
    }

    /// The lines about a source; the first one of a project has a heading.
    mutating func lines(about result: ProbeResult) -> [String] {
        var lines: [String] = []
        if project != result.project {
            lines += endProject() + ["", "\(result.project)"]
            project = result.project
        }
        notes += result.notes
        let name = "  " + Self.padded(result.source.rawValue, to: Self.nameWidth)
        let (word, details) = words(for: result)
        guard let first = details.first else { return lines + [name + word] }
        lines.append(name + Self.padded(word, to: Self.wordWidth) + first)
        let indent = String(repeating: " ", count: 2 + Self.nameWidth + Self.wordWidth)
        return lines + details.dropFirst().map { indent + $0 }
    }

    /// The lines at the end.
    mutating func lastLines(after results: [ProbeResult]) -> [String] {
        let readable = results.count { $0.outcome == .readable }
        let unreadable = results.count { $0.obstacle != nil }
        let sum =
            readable == results.count
            ? "all \(readable) sources can be read"
            : "\(readable) of \(results.count) sources can be read, \(unreadable) cannot, of "
                + "\(results.count - readable - unreadable) it is unknown"
        return endProject() + ["", sum]
    }

    private mutating func endProject() -> [String] {
        defer { (notes, told) = ([], [:]) }
        return notes.map { "  note: \($0)" }
    }

    private mutating func words(for result: ProbeResult) -> (word: String, details: [String]) {
        switch result.outcome {
        case .readable: return ("yes", result.zone.map { ["asked in \($0)"] } ?? [])
        case .unknown(let reason): return ("unknown", [reason])
        case .unreadable(let obstacle):
            let reason = Self.reason(obstacle, of: result.source)
            if let before = tell(obstacle.message, of: result.source) { return ("no", ["\(reason), as for \(before)"]) }
            guard let remedy = obstacle.remedy else { return ("no", ["\(reason): \(obstacle.message)"]) }
            let before = tell(remedy, of: result.source)
            return ("no", ["\(reason): \(obstacle.message)", before.map { "do as for \($0)" } ?? remedy])
        }
    }

    /// Remembers a text, and gives the source that it was told of before.
    private mutating func tell(_ text: String, of source: Source) -> String? {
        if let before = told[text] { return before.rawValue }
        told[text] = source
        return nil
    }

    /// The reason in words.
    private static func reason(_ obstacle: ProbeResult.Obstacle, of source: Source) -> String {
        switch obstacle.reason {
        case "denied": "denied, needs \(Permission.needed(for: source).map(\.name).joined(separator: " and "))"
        case "api_disabled": "the API is off"
        case "perimeter": "kept out by VPC Service Controls"
        case "credentials": "no token"
        case "unauthenticated": "the token is not accepted"
        case "quota": "the quota is used up"
        case "quota_project_missing": "the quota project is missing"
        case "quota_project_denied": "the quota project may not be used"
        case "scope_insufficient": "the scopes of the VM are too narrow"
        case "billing_disabled": "billing is off"
        case let other: other.replacing("_", with: " ")
        }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: Swift.max(width - text.count, 1))
    }
}
