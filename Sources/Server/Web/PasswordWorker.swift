import Dispatch
import Synchronization

/// One thread for the work of bcrypt, so that answers to others go on, and a line before it that does not grow.
final class PasswordWorker: Sendable {
    private let waiting = Mutex(0)
    private let most: Int
    private let queue = DispatchQueue(label: "passwords", qos: .utility)

    /// At most so many wait, the one at work included.
    init(most: Int = 32) {
        self.most = most
    }

    /// Whether nothing waits, and nothing is at work.
    var isIdle: Bool { waiting.withLock { $0 == 0 } }

    /// Does something later; false if too much waits already.
    func perform(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isTaken = waiting.withLock { waiting in
            guard waiting < most else { return false }
            waiting += 1
            return true
        }
        guard isTaken else { return false }
        queue.async { [self] in
            work()
            waiting.withLock { $0 -= 1 }
        }
        return true
    }
}
