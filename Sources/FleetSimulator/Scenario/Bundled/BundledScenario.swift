package import StrictYAML

/// A scenario that comes with the program, as the YAML that it is read from.
package struct BundledScenario: Sendable, Hashable {
    /// Its name, such as `bad-night`.
    package let name: String
    /// Its file, with comments: a template for scenarios of one's own.
    package let text: String

    /// All of them, the one to begin with first.
    package static let all = [badNight, quietNight, growth, hundredThousand]

    /// The scenario of a name; `nil` when none has it.
    package static func named(_ name: String) -> BundledScenario? { all.first { $0.name == name } }

    /// What the file says.
    package func scenario() throws(ReadingErrors) -> Scenario {
        try ScenarioReader.read(text: text, file: "\(name).yaml")
    }
}
