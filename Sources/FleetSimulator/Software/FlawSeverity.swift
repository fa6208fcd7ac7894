/// How bad a vulnerability is, from least to worst, in the words of Artifact Analysis.
enum FlawSeverity: Int, Sendable, Comparable, CaseIterable {
    case minimal
    case low
    case medium
    case high
    case critical

    /// The word in a vulnerability report.
    var word: String {
        switch self {
        case .minimal: "MINIMAL"
        case .low: "LOW"
        case .medium: "MEDIUM"
        case .high: "HIGH"
        case .critical: "CRITICAL"
        }
    }

    /// SUSE's word for a patch that mends it.
    var suseWord: String {
        switch self {
        case .minimal, .low: "low"
        case .medium: "moderate"
        case .high: "important"
        case .critical: "critical"
        }
    }

    static func < (left: FlawSeverity, right: FlawSeverity) -> Bool { left.rawValue < right.rawValue }
}
