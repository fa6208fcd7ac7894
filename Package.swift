// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "vmmanager-exporter",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "vmmanager-exporter", targets: ["VMManagerExporter"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", exact: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // Pure rooms: values in, values out.
        .target(name: "Fleet"),
        .target(name: "Assessment", dependencies: ["Fleet"]),
        .target(name: "Cost", dependencies: ["Fleet"]),
        .target(name: "Exposition"),
        .target(name: "FleetMetrics", dependencies: ["Assessment", "Cost", "Exposition", "Fleet"]),
        .target(name: "Reports", dependencies: ["Assessment", "CLibxml2", "Cost", "Fleet"]),

        // From bytes to nouns.
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "TapeJSON", dependencies: ["CSimdjson"]),
        .target(name: "GoogleCloud", dependencies: ["CLibcrypto", "Fleet", "HTTPTransport", "TapeJSON"]),
        .target(name: "FleetSimulator", dependencies: ["Fleet", "StrictYAML"]),
        .target(name: "StrictYAML", dependencies: [.product(name: "Yams", package: "Yams")]),
        .systemLibrary(name: "CLibcrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // A page as it is sent: in chunks, with their compressed twins.
        .target(
            name: "Publishing",
            dependencies: ["CZlib", "Exposition", .product(name: "NIOCore", package: "swift-nio")]
        ),

        // Rooms with effects.
        .target(name: "HTTPTransport", dependencies: ["CLibcurl"]),
        .target(name: "ExporterConfiguration", dependencies: ["StrictYAML"], path: "Sources/Configuration"),
        .target(name: "Collection", dependencies: ["Assessment", "Fleet", "GoogleCloud", "TapeJSON"]),
        .target(
            name: "Store",
            dependencies: ["Collection", "Fleet", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .target(
            name: "Server",
            dependencies: [
                "CLibcrypt", "CLibcrypto", "Exposition", "Fleet", "Publishing", "StrictYAML",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "SimulatorServer",
            dependencies: [
                "CZlib", "Fleet", "FleetSimulator",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "VMManagerExporter",
            dependencies: [
                "Assessment", "Collection", "Cost", "Exposition", "ExporterConfiguration", "Fleet", "FleetMetrics",
                "FleetSimulator", "GoogleCloud", "HTTPTransport", "Publishing", "Reports", "Server", "SimulatorServer",
                "Store",
                "StrictYAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),

        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "AssessmentTests", dependencies: ["Assessment", "Fleet"]),
        .testTarget(
            name: "CollectionTests",
            dependencies: ["Assessment", "Collection", "Fleet", "GoogleCloud", "HTTPTransport"]
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["Exposition", "VMManagerExporter"],
            exclude: ["GoogleClients"]
        ),
        .testTarget(
            name: "ConfigurationTests",
            dependencies: ["TestSupport", "ExporterConfiguration", "StrictYAML"]
        ),
        .testTarget(name: "CostTests", dependencies: ["TestSupport", "Cost", "Fleet"]),
        .testTarget(name: "ExpositionTests", dependencies: ["TestSupport", "Exposition"]),
        .testTarget(
            name: "FleetMetricsTests",
            dependencies: ["TestSupport", "Assessment", "Cost", "Exposition", "Fleet", "FleetMetrics"],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "FleetSimulatorTests",
            dependencies: ["TestSupport", "Fleet", "FleetSimulator", "StrictYAML"]
        ),
        .testTarget(name: "FleetTests", dependencies: ["Fleet"]),
        .testTarget(
            name: "GoogleCloudTests",
            dependencies: ["TestSupport", "CLibcrypto", "Fleet", "GoogleCloud", "HTTPTransport", "TapeJSON"],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "HTTPTransportTests", dependencies: ["HTTPTransport"]),
        .testTarget(
            name: "PublishingTests",
            dependencies: ["CZlib", "Exposition", "Publishing", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["TestSupport", "Assessment", "Cost", "Fleet", "Reports"],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "CLibcrypt", "Exposition", "Fleet", "Publishing", "Server", "StrictYAML",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "SimulatorServerTests",
            dependencies: [
                "CZlib", "Fleet", "FleetSimulator", "SimulatorServer",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "TestSupport", "Collection", "Fleet", "Store", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(name: "StrictYAMLTests", dependencies: ["StrictYAML"]),
        .testTarget(name: "TapeJSONTests", dependencies: ["TestSupport", "TapeJSON"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// Benchmarks are built only on demand, so that users do not pay for them.
if Context.environment["VMM_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Assessment", "Collection", "Cost", "Exposition", "Fleet", "FleetMetrics", "GoogleCloud", "Publishing",
                "Server", "Store", "TapeJSON",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Benchmarks"
        )
    )
}

// Settings every Swift target shares.
for target in package.targets where ![.system, .plugin].contains(target.type) && !target.name.hasPrefix("CSimd") {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
