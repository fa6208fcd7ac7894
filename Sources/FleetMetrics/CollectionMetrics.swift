import Exposition
import Fleet

/// The families about collecting from Google's APIs; left out where nothing is collected from them.
enum CollectionMetrics {
    static let sourceErrors = FleetFamily(
        name: "vmmanager_source_errors_total",
        help: """
            Failed reads of the source since the exporter started, by why; each zone counts for itself. Common reasons \
            begin at 0, others when they first happen.
            """,
        type: .counter,
        labels: ["project", "source", "reason"]
    ) { input, sink in
        guard let collection = input.collection else { return }
        for (key, count) in errorCounts(collection, of: input.readers).sorted(by: { $0.key < $1.key }) {
            sink.sample(labels: [key.project, key.source.rawValue, key.reason], .integer(count))
        }
    }

    static let requests = FleetFamily(
        name: "vmmanager_api_requests_total",
        help: "Requests to Google's APIs since the exporter started, by HTTP status; none where no answer came.",
        type: .counter,
        labels: ["service", "code"]
    ) { input, sink in
        for request in input.collection?.requests ?? [] {
            let code = request.code == 0 ? "none" : request.code.description
            sink.sample(labels: [request.service, code], .integer(request.count))
        }
    }

    static let throttle = FleetFamily(
        name: "vmmanager_api_throttle_seconds_total",
        help: """
            Time that requests waited for quota since the exporter started, by bucket; requests that wait side by side \
            add up.
            """,
        type: .counter,
        labels: ["service", "bucket"]
    ) { input, sink in
        for wait in input.collection?.throttle ?? [] {
            sink.sample(labels: [wait.service, wait.bucket], .seconds(wait.time))
        }
    }

    /// What was counted, over zeros for the foreseen reasons of every source that is known to be read.
    private static func errorCounts(_ collection: CollectionCounts, of readers: [Reader]) -> [ErrorKey: Int] {
        var counts: [ErrorKey: Int] = [:]
        for reader in readers {
            for source in Set(reader.reads.map(\.source)) {
                for reason in ReadFailureReason.foreseen {
                    counts[ErrorKey(project: reader.id, source: source, reason: reason.rawValue)] = 0
                }
            }
        }
        for error in collection.errors {
            counts[ErrorKey(project: error.project.text, source: error.source, reason: error.reason), default: 0] +=
                error.count
        }
        return counts
    }
}

/// What one series of errors is about.
private struct ErrorKey: Hashable, Comparable {
    let project: String
    let source: Source
    let reason: String

    static func < (left: ErrorKey, right: ErrorKey) -> Bool {
        (left.project, left.source, left.reason) < (right.project, right.source, right.reason)
    }
}
