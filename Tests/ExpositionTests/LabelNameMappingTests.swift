import Exposition
import Testing

@Suite struct LabelNameMappingTests {
    @Test(arguments: [
        (["team"], ["label_team"]),
        (["cost-center"], ["label_cost_center"]),
        (["größe"], ["label_gr__e"]),
        (["1st"], ["label_1st"]),
        ([""], ["label_"]),
        (["a\r\nb"], ["label_a__b"]),
        (["a-b", "a_b"], ["label_a_b_conflict1", "label_a_b_conflict2"]),
        (["a_b", "a-b"], ["label_a_b_conflict2", "label_a_b_conflict1"]),
        (
            ["a-b", "a_b", "a_b_conflict1"],
            ["label_a_b_conflict2", "label_a_b_conflict3", "label_a_b_conflict1"]
        ),
        (["a", "a"], ["label_a", "label_a"]),
    ])
    func `every key gets a valid name of its own`(keys: [String], names: [String]) {
        let mapping = LabelNameMapping(keys: keys, prefix: "label_")
        #expect(keys.map { mapping[$0] } == names)
    }

    @Test func `a key that was not named has no name`() {
        #expect(LabelNameMapping(keys: ["a"], prefix: "label_")["b"] == nil)
    }
}
