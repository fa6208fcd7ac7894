import FleetSimulator
import StrictYAML

/// Finds the scenario that somebody named.
enum ScenarioChoice {
    /// A bundled scenario by its name, or one from a file.
    static func read(_ name: String) throws -> Scenario {
        if let bundled = BundledScenario.named(name) { return try bundled.scenario() }
        guard name.contains(where: { $0 == "/" || $0 == "." }) else { throw unknown(name) }
        let file = try YAMLFile.load(path: name, purpose: ScenarioReader.purpose)
        return try ScenarioReader.read(file, surroundings: .machine(around: name))
    }

    /// A bundled scenario.
    static func bundled(_ name: String) throws -> BundledScenario {
        guard let bundled = BundledScenario.named(name) else { throw unknown(name) }
        return bundled
    }

    private static func unknown(_ name: String) -> UsageError {
        let names = BundledScenario.all.map(\.name).joined(separator: ", ")
        return UsageError(text: "\(name): no bundled scenario has this name; there are \(names), or name a .yml file")
    }
}
