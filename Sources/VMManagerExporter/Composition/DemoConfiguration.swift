import ExporterConfiguration
import StrictYAML

/// The configuration of the demo.
enum DemoConfiguration {
    /// A small free pool, so that a small fleet costs something.
    static func configuration(storagePath: String) throws -> Configuration {
        try ConfigurationReader.read(
            text: """
                storage: { path: "\(storagePath)" }
                cost: { free_vms: 20, billing_accounts: { acme-prod: 0A0A0A-0B0B0B-0C0C0C } }
                """,
            file: "the demo",
            surroundings: .machine(folder: "/")
        )
    }
}
