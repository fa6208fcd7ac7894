/// What kind of number a metric family carries.
///
/// A format maps it to the words it knows: the text format 0.0.4 has no info type, so it says gauge there.
package enum MetricType: String, Sendable, CaseIterable {
    /// A value that goes up and down.
    case gauge
    /// A value that only grows until the process restarts; the family's name ends in `_total`.
    case counter
    /// The constant 1, whose labels are the message; the family's name ends in `_info`.
    case info
}
