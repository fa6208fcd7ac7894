import Exposition
import Testing

@Suite struct SampleSinkTests {
    @Test func `too few label values stop the program`() async {
        await #expect(processExitsWith: .failure) {
            let family = MetricFamily<Void>(name: "demo_fact", help: "A fact.", labels: ["vm", "os"]) { _, sink in
                sink.sample(labels: ["web-1"], 1)
            }
            _ = try FamilyRegistry([family]).render(())
        }
    }

    @Test func `labels of its own need a family with varying labels`() async {
        await #expect(processExitsWith: .failure) {
            let family = MetricFamily<Void>(name: "demo_fact", help: "A fact.") { _, sink in
                sink.sample(labelPairs: [("vm", "web-1")], 1)
            }
            _ = try FamilyRegistry([family]).render(())
        }
    }

    @Test func `an invalid label name stops the program`() async {
        await #expect(processExitsWith: .failure) {
            let family = MetricFamily<Void>(name: "demo_fact", help: "A fact.", hasVaryingLabels: true) { _, sink in
                sink.sample(labelPairs: [("cost-center", "42")], 1)
            }
            _ = try FamilyRegistry([family]).render(())
        }
    }

    @Test func `the same samples with valid labels do not stop it`() async {
        await #expect(processExitsWith: .success) {
            let family = MetricFamily<Void>(name: "demo_fact", help: "A fact.", hasVaryingLabels: true) { _, sink in
                sink.sample(labelPairs: [("cost_center", "42")], 1)
            }
            _ = try FamilyRegistry([family]).render(())
        }
    }
}
