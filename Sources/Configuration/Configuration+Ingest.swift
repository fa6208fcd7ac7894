import StrictYAML

extension Configuration {
    /// Limits for files instead of the network.
    package struct Ingest: Sendable, Equatable {
        /// The most bytes that one document of a file may have; 64 MiB by default.
        package let documentLimit: Int

        init(reading section: MappingReader) {
            let mebibytes = section.value(
                "document_limit_mib",
                .integer(in: 1...4_095),
                default: 64,
                "The most MiB that one document of a file may have; a larger one is an error."
            )
            documentLimit = mebibytes * 1_048_576
        }
    }
}
