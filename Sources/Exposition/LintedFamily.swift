/// What the linter has seen of the family whose lines it reads.
struct LintedFamily {
    let name: String
    /// Whether its header may stand in an earlier, separate block.
    let isContinued: Bool
    private var hasHelp = false
    private var type: String?
    private var hasSamples = false
    /// The label names of the first sample, whose order the others must keep.
    private var firstOrder: [String] = []
    private var lastLabels: [ParsedLabel] = []

    init(name: String, isContinued: Bool) {
        self.name = name
        self.isContinued = isContinued
    }

    private var shownName: String { shown(name) }

    /// What is wrong once all lines of the family were seen.
    var closingProblem: String? {
        hasSamples ? nil : "\(shownName) has a header but no samples"
    }

    mutating func addHelp() -> String? {
        defer { hasHelp = true }
        if hasHelp { return "\(shownName) has a second HELP" }
        return hasSamples ? "\(shownName) has its HELP after samples" : nil
    }

    mutating func addType(_ word: String) -> String? {
        defer { type = word }
        if type != nil { return "\(shownName) has a second TYPE" }
        if hasSamples { return "\(shownName) has its TYPE after samples" }
        guard word == "counter" || word == "gauge" else {
            return "\(shownName) has the TYPE \"\(shown(word))\"; only counter and gauge are written"
        }
        return (word == "counter") == name.hasSuffix("_total")
            ? nil : "\(shownName) is a \(word); counters, and only they, end in _total"
    }

    mutating func add(_ sample: ParsedSample) -> [String] {
        var problems: [String] = []
        if !hasSamples {
            problems += headerProblems
        }
        if !hasSamples || !haveSameNames(sample.labels, lastLabels) {
            problems += labelProblems(sample.labels.map(\.name))
        }
        hasSamples = true
        lastLabels = sample.labels
        if type == "counter", !(sample.value >= 0) {
            problems.append("\(shownName) is a counter with the value \(sample.valueText)")
        }
        if sample.value != 1, name.hasSuffix("_info") {
            problems.append("\(shownName) is an info with another value than 1")
        }
        return problems
    }

    private var headerProblems: [String] {
        guard !isContinued else { return [] }
        return (hasHelp ? [] : ["\(shownName) has no HELP before its samples"])
            + (type != nil ? [] : ["\(shownName) has no TYPE before its samples"])
    }

    private mutating func labelProblems(_ names: [String]) -> [String] {
        var problems: [String] = []
        var seen: Set<String> = []
        for label in names {
            if !MetricNaming.isUsable(labelName: label) {
                problems.append("\(shownName) has a label \"\(shown(label))\", which is not a name or is reserved")
            }
            if !seen.insert(label).inserted {
                problems.append("\(shownName) has the label \(shown(label)) twice in one sample")
            }
        }
        if firstOrder.isEmpty {
            firstOrder = names
        }
        let known = Set(firstOrder)
        if names.filter(known.contains) != firstOrder.filter(seen.contains) {
            problems.append("\(shownName) has its labels in another order than before")
        }
        return problems
    }
}
