import Foundation
import StrictYAML
import Testing

@testable import FleetSimulator

struct ScenarioReferenceTests {
    /// `UPDATE_GOLDEN=1` in the environment writes the page instead.
    @Test func `docs/scenarios.md is the reference`() throws {
        let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../docs/scenarios.md").standardizedFileURL
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(ScenarioReference.markdown.utf8).write(to: page)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == ScenarioReference.markdown)
    }

    @Test func `there is one example for each action, and each reads`() throws {
        #expect(ScenarioReference.examples.map(\.action) == ScenarioEvent.rules.map(\.key))
        let all = ScenarioReference.examples.map(\.event).joined(separator: ", ")
        #expect(errors(inEvents: all) == [])
        for example in ScenarioReference.faultExamples { _ = try Fault(arguments: example) }
    }

    @Test func `every row of the reference has as many cells as its head`() {
        let rows = ScenarioReference.markdown.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let cells = rows.map { $0.replacing("\\|", with: "").count { $0 == "|" } - 1 }
        #expect(Set(cells) == [2, 3, 4])
        #expect(cells.count { $0 == 4 } > 100)
    }

    @Test func `every key misspelt is refused with the nearest name`() {
        for case .key(let key) in ScenarioReference.declarations {
            var name = Substring(key.path)
            if let dot = key.path.lastIndex(of: ".") { name = key.path[key.path.index(after: dot)...] }
            let text = Self.text(nesting: "\(key.path)x")
            let wanted = "unknown key; did you mean \(name)?"
            #expect(errors(inScenario: text).contains { $0.hasSuffix(wanted) }, "\(text)")
        }
    }

    /// A text with nothing but a key and the mappings and lists around it.
    private static func text(nesting path: String) -> String {
        let parts = path.split(separator: ".")
        let inner = parts.dropLast().reversed().reduce("\(parts[parts.count - 1]): 1") { inner, part in
            part.hasSuffix("[]") ? "\(part.dropLast(2)): [{ \(inner) }]" : "\(part): { \(inner) }"
        }
        return "{ \(inner) }"
    }
}
