import Foundation

/// Holds threads until a number of them have come; those that come later pass.
final class Rendezvous: Sendable {
    private let condition = NSCondition()
    private nonisolated(unsafe) var missing: Int

    init(_ count: Int) {
        unsafe missing = count
    }

    func arrive() {
        condition.lock()
        defer { condition.unlock() }
        unsafe missing -= 1
        if unsafe missing <= 0 { condition.broadcast() }
        while unsafe missing > 0 { condition.wait() }
    }
}
