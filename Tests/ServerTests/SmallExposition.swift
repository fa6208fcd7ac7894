import Exposition
import Publishing

/// A page of two families.
enum SmallExposition {
    static let up = "# HELP demo_up Whether it is up.\n# TYPE demo_up gauge\ndemo_up 1\n"
    static let text = "# HELP demo_fact A fact.\n# TYPE demo_fact gauge\ndemo_fact{vm=\"web-1\"} 3\n" + up
    static let openMetrics = text + "# EOF\n"

    static func published() async throws -> PublishedExposition {
        let facts = try FamilyRegistry([
            MetricFamily<Int>(name: "demo_fact", help: "A fact.", labels: ["vm"]) {
                $1.sample(labels: ["web-1"], .integer($0))
            }
        ])
        let up = try FamilyRegistry([
            MetricFamily<Bool>(name: "demo_up", help: "Whether it is up.") { $1.sample(.flag($0)) }
        ])
        let none = try FamilyRegistry<Void>([])
        let layout = try PageLayout(
            families: facts.declarations,
            sums: up.declarations,
            counts: none.declarations,
            isCompressing: true
        )
        let groups = LineGroup.groups(of: [facts.lines(of: 3)], familyCount: 1)
        let content = PageContent(groups: groups, level: .full, sums: up.lines(of: true), counts: none.lines(of: ()))
        return PublishedExposition(try await ExpositionPage(content, layout: layout, before: nil))
    }
}
