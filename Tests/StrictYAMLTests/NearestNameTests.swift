import Testing

@testable import StrictYAML

struct NearestNameTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ca", "abc", 3),
        ("inventorys", "inventories", 2), ("kitten", "sitting", 3),
    ])
    func `edits count insertions, deletions, replacements and swaps`(source: String, target: String, edits: Int) {
        #expect(NearestName.edits(from: source, to: target) == edits)
        #expect(NearestName.edits(from: target, to: source) == edits)
    }

    @Test(arguments: [
        ("tikc", "tick"), ("Tick", "tick"), ("series-budget", "series_budget"), ("seriesBudget", "series_budget"),
        ("frequency", nil), ("", nil), (String(repeating: "tick", count: 100), nil),
    ])
    func `only a near name is suggested`(name: String, nearest: String?) {
        #expect(NearestName.find(name, among: ["series_budget", "tick"]) == nearest)
    }
}
