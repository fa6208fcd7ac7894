/// Asks again and again until something is so; the suite's time limit ends what never is.
func until<Value: Sendable>(_ look: () async throws -> Value?) async throws -> Value {
    while true {
        if let value = try await look() { return value }
        try await Task.sleep(for: .milliseconds(50))
    }
}
