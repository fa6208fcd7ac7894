import Exposition
import Testing

@Suite struct FamilyRegistryTests {
    struct Declaration: Sendable, CustomTestStringConvertible {
        var name = "demo_fact"
        var help = "A fact."
        var type = MetricType.gauge
        var labels: [String] = []
        var problem: String

        var testDescription: String { problem }
    }

    static let broken = [
        Declaration(name: "", problem: #""" is not a metric name; use letters, digits and underscores."#),
        Declaration(name: "1st", problem: #""1st" is not a metric name; use letters, digits and underscores."#),
        Declaration(name: "a-b", problem: #""a-b" is not a metric name; use letters, digits and underscores."#),
        Declaration(name: "a:b", problem: #""a:b" is not a metric name; use letters, digits and underscores."#),
        Declaration(name: "größe", problem: #""größe" is not a metric name; use letters, digits and underscores."#),
        Declaration(
            type: .counter,
            problem: "demo_fact is declared as counter; counters, and only they, end in _total."
        ),
        Declaration(name: "a_total", problem: "a_total is declared as gauge; counters, and only they, end in _total."),
        Declaration(type: .info, problem: "demo_fact is declared as info; infos, and only they, end in _info."),
        Declaration(name: "a_info", problem: "a_info is declared as gauge; infos, and only they, end in _info."),
        Declaration(name: "a_timestamp", problem: "a_timestamp is a timestamp, so it must end in _timestamp_seconds."),
        Declaration(
            name: "a_count",
            problem: "a_count ends in _count, which is reserved for histograms and summaries."
        ),
        Declaration(help: "", problem: "demo_fact needs a help text that ends with a full stop."),
        Declaration(help: ".", problem: "demo_fact needs a help text that ends with a full stop."),
        Declaration(help: "A fact", problem: "demo_fact needs a help text that ends with a full stop."),
        Declaration(labels: ["a-b"], problem: #"demo_fact has a label "a-b"; use letters, digits and underscores."#),
        Declaration(labels: [""], problem: #"demo_fact has a label ""; use letters, digits and underscores."#),
        Declaration(labels: ["le"], problem: "demo_fact has a label le, which is reserved."),
        Declaration(labels: ["quantile"], problem: "demo_fact has a label quantile, which is reserved."),
        Declaration(labels: ["instance"], problem: "demo_fact has a label instance, which is reserved."),
        Declaration(labels: ["__name__"], problem: "demo_fact has a label __name__, which is reserved."),
        Declaration(labels: ["vm", "vm"], problem: "demo_fact has the label vm twice."),
    ]

    @Test(arguments: broken)
    func `a broken declaration is refused`(declaration: Declaration) {
        let family = family(declaration)
        #expect(throws: FamilyRegistryError(problems: [declaration.problem])) { try FamilyRegistry([family]) }
    }

    @Test func `a family may not be declared twice`() {
        let family = family(Declaration(problem: ""))
        #expect(throws: FamilyRegistryError(problems: ["demo_fact is declared twice."])) {
            try FamilyRegistry([family, family])
        }
    }

    @Test func `all problems are told at once in one line`() {
        let first = family(Declaration(name: "a_total", help: "", problem: ""))
        let second = family(Declaration(labels: ["job"], problem: ""))
        let error = #expect(throws: FamilyRegistryError.self) { try FamilyRegistry([first, second]) }
        #expect(error?.problems.count == 3)
        #expect(error?.description.hasPrefix("metric families: a_total is declared as gauge;") == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func `valid families keep their order`() throws {
        #expect(try FamilyRegistry(smallCatalogue).declarations.map(\.name) == smallCatalogue.map(\.name))
    }

    private func family(_ declaration: Declaration) -> MetricFamily<Void> {
        MetricFamily(
            name: declaration.name,
            help: declaration.help,
            type: declaration.type,
            labels: declaration.labels
        ) { _, _ in }
    }
}
