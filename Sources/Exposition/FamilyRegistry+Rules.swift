extension FamilyRegistry {
    static func problems(in families: [FamilyDeclaration]) -> [String] {
        var seen: Set<String> = []
        var problems: [String] = []
        for family in families {
            problems += nameProblems(of: family) + helpProblems(of: family) + labelProblems(of: family)
            if !seen.insert(family.name).inserted {
                problems.append("\(family.name) is declared twice.")
            }
        }
        return problems
    }

    private static func nameProblems(of family: FamilyDeclaration) -> [String] {
        let name = family.name
        guard MetricNaming.isValid(metricName: name) else {
            return ["\"\(name)\" is not a metric name; use letters, digits and underscores."]
        }
        var problems: [String] = []
        if (family.type == .counter) != name.hasSuffix("_total") {
            problems.append("\(name) is declared as \(family.type.rawValue); counters, and only they, end in _total.")
        }
        if (family.type == .info) != name.hasSuffix("_info") {
            problems.append("\(name) is declared as \(family.type.rawValue); infos, and only they, end in _info.")
        }
        if name.contains("timestamp"), !name.hasSuffix("_timestamp_seconds") {
            problems.append("\(name) is a timestamp, so it must end in _timestamp_seconds.")
        }
        for suffix in MetricNaming.reservedSuffixes where name.hasSuffix(suffix) {
            problems.append("\(name) ends in \(suffix), which is reserved for histograms and summaries.")
        }
        return problems
    }

    private static func helpProblems(of family: FamilyDeclaration) -> [String] {
        family.help.count > 1 && family.help.hasSuffix(".")
            ? [] : ["\(family.name) needs a help text that ends with a full stop."]
    }

    private static func labelProblems(of family: FamilyDeclaration) -> [String] {
        var seen: Set<String> = []
        var problems: [String] = []
        for label in family.labels {
            if !MetricNaming.isValid(labelName: label) {
                problems.append("\(family.name) has a label \"\(label)\"; use letters, digits and underscores.")
            } else if MetricNaming.isReserved(labelName: label) {
                problems.append("\(family.name) has a label \(label), which is reserved.")
            }
            if !seen.insert(label).inserted {
                problems.append("\(family.name) has the label \(label) twice.")
            }
        }
        return problems
    }
}
