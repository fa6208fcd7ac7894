import Fleet
import Foundation

/// The only place that asks what time it is.
enum Clock {
    /// Now.
    static var now: Timestamp {
        Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
    }
}
