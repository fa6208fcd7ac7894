import ExporterConfiguration
import StrictYAML

/// The configuration of the demo.
enum DemoConfiguration {
    /// Reads a simulator once a minute and patch jobs more often, so that what happens shows soon; a small free pool, so
    /// that a small fleet costs something.
    static func configuration(storagePath: String, simulator url: String) throws -> Configuration {
        try ConfigurationReader.read(
            text: """
                projects: [acme-prod, acme-stage]
                storage: { path: "\(storagePath)" }
                google:
                  credentials: none
                  endpoints: { osconfig: "\(url)/", compute: "\(url)/compute/v1/", cloudbilling: "\(url)/" }
                collection: { intervals: { instances: 1m, inventories: 1m, policy_reports: 1m, patch_jobs: 10s } }
                cost: { free_vms: 20, billing_accounts: { acme-prod: 0A0A0A-0B0B0B-0C0C0C } }
                """,
            file: "the demo",
            surroundings: .machine(folder: "/")
        )
    }
}
