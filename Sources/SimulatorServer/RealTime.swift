package import Fleet

/// What time it really is, and how to wait.
package struct RealTime: Sendable {
    /// The moment that it is.
    package let now: @Sendable () -> Timestamp
    /// Returns after a time.
    package let pause: @Sendable (Duration) async throws -> Void

    /// Time as `now` tells it; waiting is the system's unless told otherwise.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.now = now
        self.pause = pause
    }
}
