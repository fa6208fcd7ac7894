import Assessment
import Fleet

/// Waivers in words.
enum WaiverText {
    /// More names than this are counted only.
    private static let mostNames = 4

    /// Who answers for what a waiver waives, until when and why.
    static func summary(of waiver: Waiver) -> String {
        "Waived by \(waiver.owner.boundedName) until \(waiver.expiry.readable): \(waiver.reason.bounded(to: 500))"
            + " (\(waiver.place.boundedName))"
    }

    /// What a waiver is about.
    static func scope(of waiver: Waiver) -> String {
        let labels = waiver.labels.map { "\($0.key)=\($0.value)" }
        let parts = [
            names(waiver.checks, "check", whenNone: "all checks"),
            names(waiver.projects.map(\.text), "project"),
            names(waiver.zones.map(\.text), "zone"),
            names(waiver.vms.map(\.text), "VM"),
            names(labels, "label"),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What a waiver does, with how often.
    static func state(of standing: WaiverStanding) -> String {
        let failures = Figures.count(standing.findings, "failure")
        return switch standing.state {
        case .active: "waives \(failures)"
        case .expired where standing.findings > 0: "expired, \(failures) again"
        case .expired: "expired, not needed"
        case .notNeeded: "not needed now"
        case .unknown: "matches no VM that was read"
        case .matchesNothing: "matches nothing"
        }
    }

    private static func names(_ names: some Collection<String>, _ noun: String, whenNone: String = "") -> String {
        guard !names.isEmpty else { return whenNone }
        let shown = names.sorted().prefix(mostNames).map { $0.bounded(to: 80) }.joined(separator: ", ")
        let rest = names.count - mostNames
        return "\(noun)\(names.count == 1 ? "" : "s") \(shown)" + (rest > 0 ? " and \(Figures.count(rest)) more" : "")
    }
}
