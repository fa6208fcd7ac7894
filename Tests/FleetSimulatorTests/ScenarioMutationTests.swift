import FleetSimulator
import StrictYAML
import TestSupport
import Testing

struct ScenarioMutationTests {
    @Test(arguments: UInt64(1)...20)
    func `no mutation of a scenario crashes, and every error is one line`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bundled = BundledScenario.all[Int(seed) % BundledScenario.all.count]
        for _ in 0..<20 {
            var characters = Array(bundled.text)
            for _ in 0..<Int.random(in: 1...5, using: &generator) {
                let start = Int.random(in: 0..<characters.count, using: &generator)
                let end = min(characters.count, start + Int.random(in: 0...12, using: &generator))
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: characters.removeSubrange(start..<end)
                case 1: characters.insert(contentsOf: characters[start..<end], at: end)
                case 2: characters[start] = "-9{}[]:*0%".randomElement(using: &generator) ?? "0"
                default: characters.insert(contentsOf: "99999999999", at: start)
                }
            }
            do throws(ReadingErrors) {
                let scenario = try ScenarioReader.read(text: String(characters), file: "s.yaml")
                #expect(!scenario.projects.isEmpty, "seed \(seed)")
            } catch {
                let lines = error.errors.map(\.description)
                #expect(!lines.isEmpty, "seed \(seed)")
                let isEachALine = lines.allSatisfy { $0.hasPrefix("s.yaml") && !$0.contains(where: \.isNewline) }
                #expect(isEachALine, "seed \(seed)")
            }
        }
    }
}
