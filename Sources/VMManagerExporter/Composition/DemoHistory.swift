import Collection
import ExporterConfiguration
import Fleet
import FleetSimulator

/// Lets the demo's past happen: the simulator is put back in time, and read at moments from then up to now.
struct DemoHistory {
    let simulator: Simulator
    let configuration: Configuration
    let store: any FactStore

    /// Reads the fleet at moments of the past, oldest first, and those of the last day more closely.
    ///
    /// Ends early when it is canceled.
    /// `progress` is told which part of the moments is done.
    func play(_ length: Duration, progress: (Double) -> Void) async throws {
        let now = Clock.now
        let moments = Self.moments(of: length, before: now)
        guard !moments.isEmpty else { return }
        let viewer = try Viewer(configuration)
        for (index, moment) in moments.enumerated() where !Task.isCancelled {
            try set(clock: #"{"now": "\#(moment.rfc3339)", "rate": 0}"#)
            let collection = LiveCollection(configuration, store: store, now: { moment }, report: { _ in })
            _ = try await collection.collector.round()
            collection.shutDown()
            try store.rememberFindings(at: moment, viewer: viewer)
            progress(Double(index + 1) / Double(moments.count))
        }
        try set(clock: #"{"now": "\#(Clock.now.rfc3339)", "rate": 1}"#)
    }

    /// Every twelve hours, and every two hours of the last day.
    private static func moments(of length: Duration, before now: Timestamp) -> [Timestamp] {
        let seconds = Int(length.inSeconds)
        guard seconds > 0 else { return [] }
        let lastDay = min(seconds, 86_400)
        let ages =
            Array(stride(from: seconds, to: lastDay, by: -12 * 3_600)) + stride(from: lastDay, to: 0, by: -2 * 3_600)
        return ages.map { now - .seconds($0) }
    }

    private func set(clock change: String) throws {
        let request = APIRequest("POST", "/simulator/clock", body: Array(change.utf8))
        let response = simulator.answer(request, at: Clock.now).response
        guard response.status == 200 else {
            throw UsageError(text: "the demo's clock: \(String(decoding: response.body, as: UTF8.self))")
        }
    }
}
