/// The path of a method, such as `/v1/projects/{project}/patchJobs/{job}`.
struct PathTemplate: Sendable {
    private enum Segment: Sendable {
        case literal(Substring)
        case variable(name: String, suffix: Substring)
    }

    private let segments: [Segment]

    /// Reads a template: segments are literal, or `{name}`, which a suffix such as `:cancel` may follow.
    init(_ text: String) {
        segments = text.split(separator: "/").map { segment in
            guard segment.first == "{", let end = segment.firstIndex(of: "}") else { return .literal(segment) }
            let name = segment[segment.index(after: segment.startIndex)..<end]
            return .variable(name: String(name), suffix: segment[segment.index(after: end)...])
        }
    }

    /// How many segments it has.
    var count: Int { segments.count }
    /// Whether a suffix follows a variable, so that it is to be tried before a template that has none.
    var hasSuffix: Bool {
        segments.contains {
            if case .variable(_, let suffix) = $0 { !suffix.isEmpty } else { false }
        }
    }

    /// What the variables of the template are in a path; `nil` when the path is another.
    func variables(in path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var variables: [String: String] = [:]
        for (segment, part) in zip(segments, path) {
            switch segment {
            case .literal(let text):
                if part != text { return nil }
            case .variable(let name, let suffix):
                guard part.count > suffix.count, part.hasSuffix(suffix) else { return nil }
                variables[name] = String(part.dropLast(suffix.count))
            }
        }
        return variables
    }
}
