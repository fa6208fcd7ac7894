import Assessment

/// How something is to be taken; a class of the style sheet, always beside a word that says the same.
enum Tone: String {
    case good, bad, warn, unsure, idle

    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .pass: .good
            case .fail: .bad
            case .unknown: .unsure
            case .waived: .warn
            case .notApplicable: .idle
            }
    }

    init(_ state: AgentState) {
        self =
            switch state {
            case .active, .busy, .starting: .good
            case .late: .warn
            case .silent, .neverSeen, .disabled: .bad
            case .unknown: .unsure
            case .vmStopped: .idle
            }
    }

    init(_ severity: Severity) {
        self =
            switch severity {
            case .critical, .high: .bad
            case .medium: .warn
            case .low: .idle
            }
    }

    /// The tone of a state of Patch, in the API's words.
    init(patchState: String) {
        self =
            switch patchState {
            case "SUCCEEDED": .good
            case "FAILED", "TIMED_OUT", "NO_AGENT_DETECTED": .bad
            case "SUCCEEDED_REBOOT_REQUIRED": .warn
            case "NONE": .unsure
            default: .idle
            }
    }

    /// Bad where something counts, good where nothing does.
    init(bad count: Int) {
        self = count > 0 ? .bad : .good
    }
}
