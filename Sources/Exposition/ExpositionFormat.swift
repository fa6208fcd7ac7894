/// A wire format of the exposition.
///
/// Sample lines are the same in every format; a format decides only what a family's header says and how the body ends.
package enum ExpositionFormat: Sendable, CaseIterable {
    /// Prometheus' text format 0.0.4, which knows neither info nor state set.
    case text

    /// The Content-Type to answer with; Prometheus 3 refuses a body without one.
    package var contentType: String {
        switch self {
        case .text: "text/plain; version=0.0.4; charset=utf-8"
        }
    }

    func appendHeader(name: String, help: String, type: MetricType, to text: inout ExpositionText) {
        switch self {
        case .text:
            text.append("# HELP ")
            text.append(name)
            text.append(UInt8(ascii: " "))
            text.appendEscaped(help: help)
            text.append("\n# TYPE ")
            text.append(name)
            text.append(type == .counter ? " counter\n" : " gauge\n")
        }
    }
}
