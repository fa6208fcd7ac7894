import StrictYAML

extension Configuration {
    /// Which patch jobs are shown.
    package struct Patch: Sendable, Equatable {
        /// How long after its last update a finished job stays visible; 7 days by default.
        ///
        /// Running jobs and the newest finished one of each deployment are always shown.
        package let jobRetention: Duration

        init(reading section: MappingReader) {
            jobRetention = section.value(
                "job_retention",
                .duration(),
                default: .seconds(7 * 86_400),
                "How long after its last update a finished job stays visible. Running jobs and the newest finished "
                    + "one of each deployment are always shown."
            )
        }
    }
}
