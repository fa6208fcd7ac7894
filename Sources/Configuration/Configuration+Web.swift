import StrictYAML

extension Configuration {
    /// The HTTP server.
    package struct Web: Sendable, Equatable {
        /// Where the server listens; 127.0.0.1:10045 by default.
        package let listen: ListenAddress
        /// The file with TLS and passwords, of the form of Prometheus' exporter-toolkit; nil for plain HTTP.
        package let configFile: String?

        init(reading section: MappingReader) {
            listen = section.value(
                "listen",
                .listenAddress,
                default: .standard,
                "Address and port. Without an address, every address of the machine; port 0 lets the system choose."
            )
            configFile = section.optional(
                "config_file",
                .path(toFile: true),
                absent: "none",
                "TLS, client certificates and passwords, in the form of Prometheus' exporter-toolkit. "
                    + "Without one, plain HTTP."
            )
        }
    }
}

extension ValueKind<ListenAddress> {
    fileprivate static var listenAddress: Self {
        text("an address such as 127.0.0.1:10045", show: \.description) { text, _ throws(Refusal) in
            try ListenAddress(parsing: text)
        }
    }
}
