import Fleet

/// The thresholds in microseconds, in which very many VMs are judged.
struct AssessmentLimits: Sendable {
    let startGrace: Int64
    let longestWork: Int64
    let longestPendingReboot: Int64
    let longestWithoutPatching: Int64
    let oldestAgent: Int64
    /// How long each source counts after a good read, by ``Fleet/Source/index``.
    let staleness: [Int64]
    /// How long vulnerabilities may stay open.
    let vulnerabilities: VulnerabilityLimits

    /// Takes the thresholds.
    init(_ settings: AssessmentSettings) {
        startGrace = settings.startGrace.wholeMicroseconds
        longestWork = settings.longestWork.wholeMicroseconds
        longestPendingReboot = settings.longestPendingReboot.wholeMicroseconds
        longestWithoutPatching = settings.longestWithoutPatching.wholeMicroseconds
        oldestAgent = settings.oldestAgent.wholeMicroseconds
        staleness = Source.allCases.map { settings.staleness(of: $0).wholeMicroseconds }
        vulnerabilities = VulnerabilityLimits(settings.vulnerabilityLimits)
    }
}
