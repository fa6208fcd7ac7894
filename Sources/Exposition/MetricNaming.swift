/// Prometheus' rules for names, without the colon, which is left to recording rules.
///
/// https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
enum MetricNaming {
    /// Suffixes that belong to the series of histograms and summaries.
    static let reservedSuffixes = ["_bucket", "_count", "_sum"]
    /// `le` and `quantile` belong to histograms and summaries, `instance` and `job` to the scraping Prometheus.
    static let reservedLabels: Set<String> = ["le", "quantile", "instance", "job"]

    static func isValid(metricName: String) -> Bool {
        isWord(metricName)
    }

    static func isValid(labelName: String) -> Bool {
        isWord(labelName)
    }

    static func isReserved(labelName: String) -> Bool {
        labelName.hasPrefix("__") || reservedLabels.contains(labelName)
    }

    static func isUsable(labelName: String) -> Bool {
        isValid(labelName: labelName) && !isReserved(labelName: labelName)
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isWord(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy(isWordByte)
    }
}
