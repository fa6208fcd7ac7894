import Fleet

// What a filter asks for in any case, so that a search need not look elsewhere.
extension ListFilter {
    /// The texts one of which a field must have for the filter to match; `nil` when it may have any.
    func texts(requiredAt path: String) -> Set<String>? {
        Self.texts(requiredAt: Self.normalized(path.split(separator: ".").map(String.init)), in: expression)
    }

    /// The moments from which to which a field must lie for the filter to match; `nil` where there is no such bound.
    func bounds(requiredAt path: String) -> (from: Timestamp?, through: Timestamp?) {
        let path = Self.normalized(path.split(separator: ".").map(String.init))
        var bounds: (from: Timestamp?, through: Timestamp?) = (nil, nil)
        for restriction in Self.conjuncts(of: expression) where Self.normalized(restriction.path) == path {
            guard case .text(let text) = restriction.operand, let moment = Timestamp(rfc3339: text) else { continue }
            switch restriction.comparator {
            case .greater, .greaterOrEqual: bounds.from = max(bounds.from ?? moment, moment)
            case .less, .lessOrEqual: bounds.through = min(bounds.through ?? moment, moment)
            case .equal, .notEqual, .has: break
            }
        }
        return bounds
    }

    /// The severity that a log entry must have at least for the filter to match.
    var leastSeverity: LogSeverity {
        let named = texts(requiredAt: "severity")?.map { LogSeverity($0) ?? .unspecified } ?? []
        let bounds = Self.conjuncts(of: expression).compactMap { restriction -> LogSeverity? in
            guard restriction.path == ["severity"], case .text(let text) = restriction.operand else { return nil }
            guard restriction.comparator == .greaterOrEqual || restriction.comparator == .greater else { return nil }
            return LogSeverity(text)
        }
        return (bounds + [named.min { $0.rawValue < $1.rawValue } ?? .unspecified]).max { $0.rawValue < $1.rawValue }
            ?? .unspecified
    }

    /// A path with each name as proto JSON would write it, for `log_name` is `logName`.
    private static func normalized(_ path: [String]) -> [String] { path.map(camelCase) }

    private static func texts(requiredAt path: [String], in expression: Expression) -> Set<String>? {
        switch expression {
        case .all(let parts):
            let sets = parts.compactMap { texts(requiredAt: path, in: $0) }
            return sets.dropFirst().reduce(sets.first) { $0?.intersection($1) }
        case .any(let parts):
            let sets = parts.map { texts(requiredAt: path, in: $0) }
            guard !sets.contains(nil) else { return nil }
            return sets.reduce(into: Set<String>()) { $0.formUnion($1 ?? []) }
        case .not, .word: return nil
        case .restriction(let restriction):
            guard restriction.comparator == .equal, normalized(restriction.path) == path else { return nil }
            switch restriction.operand {
            case .text(let text): return text.contains("*") ? nil : [text]
            case .oneOf(let texts): return Set(texts)
            default: return nil
            }
        }
    }

    private static func conjuncts(of expression: Expression) -> [Restriction] {
        switch expression {
        case .all(let parts): parts.flatMap(conjuncts)
        case .restriction(let restriction): [restriction]
        case .any, .not, .word: []
        }
    }
}
