import Fleet

/// When a verdict may change though no fact about the VM does.
struct TurningPoints: Hashable, Sendable {
    /// When time alone may change it; `nil` when it cannot.
    private(set) var next: Timestamp?
    /// Sources of which only the next good read may change it: by the clock its time is over, but ages are taken at
    /// the last good read.
    private(set) var awaited = SourceSet()

    /// Adds a moment of the clock.
    mutating func add(_ moment: Timestamp?) {
        guard let moment else { return }
        next = next.map { min($0, moment) } ?? moment
    }

    /// Adds an age that is reached at a moment, taken at the last good read of a source, which was before it.
    mutating func add(_ moment: Timestamp?, readOf source: Source, at now: Timestamp) {
        guard let moment else { return }
        if moment > now { add(moment) } else { awaited.insert(SourceSet(source)) }
    }

    /// Adds a source whose next good read may change the verdict.
    mutating func await(_ source: Source) { awaited.insert(SourceSet(source)) }

    /// Adds those of another verdict.
    mutating func add(_ other: TurningPoints) {
        add(other.next)
        awaited.formUnion(other.awaited)
    }
}
