/// Measures how long work takes.
enum Stopwatch {
    /// How many seconds `work` takes.
    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try work()
        return seconds(from: start)
    }

    /// How many seconds have passed.
    static func seconds(from start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}

extension [Double] {
    /// The value in the middle.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}

/// One line of the result.
struct Row {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Why a benchmark could not be run.
struct BenchmarkError: Error {
    let problem: String
}
