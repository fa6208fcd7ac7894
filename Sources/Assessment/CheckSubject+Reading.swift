import Fleet

extension CheckSubject {
    /// The answer where a source that the check rests on was not read.
    func notRead(_ source: Source) -> CheckAnswer {
        let isRefused = reads.isRefused(source)
        return .unknown("\(source.rawValue)_\(isRefused ? "denied" : "not_read")")
    }

    /// Whether the agent speaks, so that it must have a way to the service.
    var isInContact: Bool {
        switch agent.state {
        case .active, .busy, .late: true
        default: false
        }
    }
}

extension Source {
    /// The reasons of a check that rests on the source, where it was not read.
    var unreadReasons: [(word: String, meaning: String)] {
        [
            ("\(rawValue)_not_read", "The source \(rawValue) was never read."),
            ("\(rawValue)_denied", "The source \(rawValue) may not be read."),
        ]
    }
}
