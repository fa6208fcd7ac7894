import StrictYAML

extension Configuration {
    /// The HTTP server.
    package struct Web: Sendable, Equatable {
        /// Where the server listens, all different; 127.0.0.1:10045 by default.
        package let listen: [ListenAddress]
        /// The file with TLS and passwords, of the form of Prometheus' exporter-toolkit; nil for plain HTTP.
        package let configFile: String?
        /// Whether `POST /-/reload` is for everybody.
        package let enableLifecycle: Bool

        init(reading section: MappingReader) {
            listen = section.value(
                "listen",
                .listenAddresses,
                default: [.standard],
                "Address and port, `unix:` and the path of a socket file, or a list of them. Without an address, every "
                    + "address of the machine; port 0 lets the system choose."
            )
            configFile = section.optional(
                "config_file",
                .path(toFile: true),
                absent: "none",
                "TLS, client certificates and passwords, in the form of Prometheus' exporter-toolkit. "
                    + "Without one, plain HTTP."
            )
            enableLifecycle = section.value(
                "enable_lifecycle",
                .flag,
                default: false,
                "Whether `POST /-/reload` is answered without a password or a client certificate."
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

extension ValueKind<[ListenAddress]> {
    /// One address, or a list of some.
    fileprivate static var listenAddresses: Self {
        let one = ValueKind<ListenAddress>.listenAddress
        let several = Self.list(of: one, named: "a list of addresses").notEmpty
        return Self(
            name: "an address such as 127.0.0.1:10045, or a list of them",
            read: { node, site in
                if case .sequence = node.content { several.read(node, site) } else { one.read(node, site).map { [$0] } }
            },
            show: { $0.count == 1 ? one.show($0[0]) : several.show($0) }
        )
    }
}
