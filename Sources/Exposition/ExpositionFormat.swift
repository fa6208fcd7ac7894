/// A wire format of the exposition.
///
/// Sample lines are the same in every format; a format decides only what a family's header says and how the body ends.
/// https://prometheus.io/docs/instrumenting/exposition_formats/ and
/// https://prometheus.io/docs/specs/om/open_metrics_spec/ tell them apart.
package enum ExpositionFormat: Sendable, CaseIterable {
    /// Prometheus' text format 0.0.4, which knows neither info nor units.
    case text
    /// Prometheus' text format 1.0.0, which differs in that names may be quoted; ours never need that.
    case textVersion1
    /// OpenMetrics 1.0.0.
    case openMetrics
    /// OpenMetrics 0.0.1, as older scrapers ask for it.
    case openMetrics001

    /// The Content-Type to answer with; Prometheus 3 refuses a body without one.
    ///
    /// `escaping` is echoed where the scraper named one: no name of ours ever needs any.
    package func contentType(escaping: String? = nil) -> String {
        let type =
            switch self {
            case .text: "text/plain; version=0.0.4; charset=utf-8"
            case .textVersion1: "text/plain; version=1.0.0; charset=utf-8"
            case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
            case .openMetrics001: "application/openmetrics-text; version=0.0.1; charset=utf-8"
            }
        return escaping.map { "\(type); escaping=\($0)" } ?? type
    }

    /// Whether it is one of those of OpenMetrics; all of one kind have the same bytes.
    package var isOpenMetrics: Bool {
        switch self {
        case .text, .textVersion1: false
        case .openMetrics, .openMetrics001: true
        }
    }

    /// The lines in front of a family's samples.
    package func header(of family: FamilyDeclaration) -> [UInt8] {
        var text = ExpositionText()
        let name = isOpenMetrics ? Self.familyName(of: family) : family.name
        text.append("# HELP ")
        text.append(name)
        text.append(UInt8(ascii: " "))
        text.appendEscaped(help: family.help, escapingQuotes: isOpenMetrics)
        text.append("\n# TYPE ")
        text.append(name)
        text.append(UInt8(ascii: " "))
        text.append(isOpenMetrics || family.type != .info ? family.type.rawValue : MetricType.gauge.rawValue)
        text.append(UInt8(ascii: "\n"))
        if isOpenMetrics, let unit = Self.units.first(where: { name.hasSuffix("_\($0)") }) {
            text.append("# UNIT \(name) \(unit)\n")
        }
        return text.bytes
    }

    /// What a body ends with, so that one that was cut off is known as such.
    package var trailer: [UInt8] { isOpenMetrics ? Array("# EOF\n".utf8) : [] }

    /// OpenMetrics names a family without the suffixes of its samples.
    private static func familyName(of family: FamilyDeclaration) -> String {
        switch family.type {
        case .gauge: family.name
        case .counter: family.name.hasSuffix("_total") ? String(family.name.dropLast("_total".count)) : family.name
        case .info: family.name.hasSuffix("_info") ? String(family.name.dropLast("_info".count)) : family.name
        }
    }

    /// The units that names of ours end in.
    private static let units = ["seconds", "usd", "ratio"]
}
