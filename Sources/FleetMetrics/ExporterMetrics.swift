import Exposition
import Fleet

/// The families about the exporter itself.
enum ExporterMetrics {
    static let up = FleetFamily(
        name: "vmmanager_up",
        help: "Whether every source succeeded at its last try, and the store can be read."
    ) { input, sink in
        let isUp =
            input.isStoreReadable && input.readers.allSatisfy { SourceStanding.all(in: $0.reads).allSatisfy(\.isUp) }
        sink.sample(.flag(isUp))
    }

    static let sourceUp: FleetFamily = .perReader(
        name: "vmmanager_source_up",
        help: "Whether the source's last try succeeded, in all its zones.",
        labels: ["source"]
    ) { reader, sink in
        for standing in SourceStanding.all(in: reader.reads) {
            sink.sample(labels: [reader.id, standing.source.rawValue], .flag(standing.isUp))
        }
    }

    static let sourceLastSuccess: FleetFamily = .perReader(
        name: "vmmanager_source_last_success_timestamp_seconds",
        help: """
            When the source was last read well, of a zonal source in the zone where that is longest ago; absent if it \
            never was.
            """,
        labels: ["source"]
    ) { reader, sink in
        for standing in SourceStanding.all(in: reader.reads) {
            guard let time = standing.lastSuccess else { continue }
            sink.sample(labels: [reader.id, standing.source.rawValue], .time(time))
        }
    }

    static let sourceDuration: FleetFamily = .perReader(
        name: "vmmanager_source_duration_seconds",
        help: "How long the source's last run took, in all its zones together.",
        labels: ["source"]
    ) { reader, sink in
        for standing in SourceStanding.all(in: reader.reads) {
            guard let duration = standing.duration else { continue }
            sink.sample(labels: [reader.id, standing.source.rawValue], .seconds(duration))
        }
    }

    static let snapshotTime = FleetFamily(
        name: "vmmanager_snapshot_timestamp_seconds",
        help: "When the served data was put together; everything is true as of this time."
    ) { input, sink in
        sink.sample(.time(input.at))
    }

    static let buildInfo = FleetFamily(
        name: "vmmanager_build_info",
        help: "The exporter's version, the commit that it was built from, and the Swift version that built it.",
        type: .info,
        labels: ["version", "revision", "swift_version"]
    ) { input, sink in
        sink.sample(labels: [input.build.version, input.build.revision, input.build.swiftVersion], 1)
    }
}
