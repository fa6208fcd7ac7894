import Fleet
import Foundation

/// The clock on the wall of a time zone; the rules come from the system's copy of the IANA database.
struct TimeZoneRule {
    private let zone: TimeZone

    /// The zone of that name; UTC where the system does not know it.
    init(_ name: String) {
        zone = TimeZone(identifier: name) ?? .gmt
    }

    /// The moment at which the clock shows a time of a day; of two the first, and for one that is skipped an hour later.
    func moment(day: Int, minuteOfDay: Int) -> Timestamp {
        let local = Timestamp(day: day) + .seconds(minuteOfDay * 60)
        // Rules change at most once within two days, so that one of these two is in force.
        let before = offset(at: local - .seconds(86_400))
        let after = offset(at: local + .seconds(86_400))
        let candidates = [local - before, local - after].sorted()
        return candidates.first { local - $0 == offset(at: $0) } ?? local - before
    }

    private func offset(at moment: Timestamp) -> Duration {
        .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: (moment - Timestamp(seconds: 0)).inSeconds)))
    }
}
