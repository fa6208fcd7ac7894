import StrictYAML

extension Configuration {
    /// Where facts and history are kept.
    package struct Storage: Sendable, Equatable {
        /// The SQLite file; seen from the configuration file's folder, required.
        package let path: String

        init(reading section: MappingReader) {
            path = section.required(
                "path",
                .path(toFile: true),
                placeholder: "",
                advice: "storage: { path: /var/lib/vmmanager-exporter/fleet.sqlite }",
                "The SQLite file. It is made if it does not exist; its folder must."
            )
        }
    }
}
