import Fleet
import Foundation

extension TimeZoneRules {
    /// The rules of the system's database; `nil` for a name that it does not know.
    @Sendable static func system(_ name: String) -> TimeZoneRules? {
        guard let zone = TimeZone(identifier: name) else { return nil }
        return TimeZoneRules { moment in
            let seconds = Double(moment.microseconds) / 1e6
            return .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
        }
    }
}
