import StrictYAML
import TestSupport
import Testing

@testable import ExporterConfiguration

struct ConfigurationMutationTests {
    private static let pieces = [
        "\n", " ", "\t", ":", "- ", "[", "]", "{", "}", "&a ", "*a ", "!t ", "? ", "<<: ", "'", "\"", "\\", "|", ">",
        "#",
        "---\n", "...\n", "%", "0", "-1", "9999999999999999999999", ".inf", "~", "\u{0}", "\u{85}", "\u{2028}",
        "\u{F8FF}",
        "\u{301}", "web:", "  tick: 5s\n",
    ]

    @Test(arguments: UInt64(1)...40)
    func `no mutation of a valid file crashes, and every error is one line`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let bytes = Self.mutate(Array(completeFile.utf8), using: &generator)
            do throws(ReadingErrors) {
                let configuration = try ConfigurationReader.read(
                    bytes: bytes,
                    file: "config.yml",
                    surroundings: surroundings
                )
                #expect(!configuration.storage.path.isEmpty, "seed \(seed)")
                #expect(configuration.agent.silentPolls > configuration.agent.activePolls, "seed \(seed)")
            } catch {
                #expect(!error.errors.isEmpty, "seed \(seed)")
                let lines = error.errors.map(\.description)
                #expect(
                    lines.allSatisfy { $0.hasPrefix("config.yml:") && !$0.contains(where: \.isNewline) },
                    "seed \(seed)"
                )
            }
        }
    }

    private static func mutate(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, start + Int.random(in: 0...20, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: start)
            case 3: bytes.removeSubrange(start...)
            default: bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? " ").utf8, at: start)
            }
        }
        return bytes
    }
}
