/// Finds what is wrong with a body in the text format, stricter than any scraper.
///
/// It also sees what neither promtool nor Prometheus reports, such as a series that is there twice.
package struct ExpositionLinter {
    /// How many problems are told one by one; a count stands for the others.
    package static let shownProblems = 100

    private var problems: [String] = []
    private var problemCount = 0
    private var lineNumber = 0
    private var family: LintedFamily?
    private var closedFamilies: Set<String> = []
    private var seriesKeys: SeriesKeys
    private var lineBySeries: [String: Int] = [:]

    /// One sentence per problem in the order of the lines; empty for a body without fault.
    package static func problems(in body: [UInt8]) -> [String] {
        guard let text = String(validating: body, as: UTF8.self) else { return ["the body is not valid UTF-8"] }
        var linter = ExpositionLinter(seriesKeys: SeriesKeys(isASCII: text.unicodeScalars.count == body.count))
        linter.lint(body)
        return linter.problems
    }

    private init(seriesKeys: SeriesKeys) {
        self.seriesKeys = seriesKeys
    }

    private mutating func lint(_ body: [UInt8]) {
        lineBySeries.reserveCapacity(body.count / 100)
        var parser = ExpositionParser(body)
        while let result = parser.next() {
            lineNumber = parser.lineNumber
            switch result {
            case .success(.help(let name, _)): lintHelp(name)
            case .success(.type(let name, let word)): lintType(name, word)
            case .success(.sample(let sample)): lintSample(sample)
            case .failure(let error): report(error.description)
            }
        }
        closeFamily()
        if let last = body.last, last != UInt8(ascii: "\n") {
            report("the last line does not end with a line feed")
        }
        if problemCount > problems.count {
            problems.append("and \(problemCount - problems.count) more")
        }
    }

    private mutating func lintHelp(_ name: String) {
        open(name)
        report(family?.addHelp())
    }

    private mutating func lintType(_ name: String, _ word: String) {
        open(name)
        report(family?.addType(word))
    }

    private mutating func lintSample(_ sample: ParsedSample) {
        open(sample.name)
        for problem in family?.add(sample) ?? [] {
            report(problem)
        }
        let key = seriesKeys.key(of: sample)
        if let line = lineBySeries.updateValue(lineNumber, forKey: key) {
            report("\(shown(sample.name)) has the series of line \(line) again")
        }
    }

    /// Makes a family the current one; a family that was closed before is not contiguous.
    private mutating func open(_ name: String) {
        if family?.name == name { return }
        closeFamily()
        if closedFamilies.contains(name) {
            report("\(shown(name)) goes on after another family; the lines of a family must stand together")
        } else if !MetricNaming.isValid(metricName: name) {
            report("\"\(shown(name))\" is not a metric name")
        }
        family = LintedFamily(name: name, isContinued: closedFamilies.contains(name))
    }

    private mutating func closeFamily() {
        guard let family else { return }
        report(family.closingProblem)
        closedFamilies.insert(family.name)
        self.family = nil
    }

    private mutating func report(_ problem: String?) {
        guard let problem else { return }
        problemCount += 1
        if problems.count < Self.shownProblems {
            problems.append("line \(lineNumber): \(problem)")
        }
    }
}

/// A name as problems show it, bounded because it may be anything.
func shown(_ name: String) -> String {
    name.count > 80 ? "\(name.prefix(80))…" : name
}
