import Synchronization

/// How many requests are under way on all connections together.
final class RequestSlots: Sendable {
    private let taken = Mutex(0)
    private let most: Int

    init(most: Int) {
        self.most = most
    }

    /// Takes a slot; false if all are taken.
    func take() -> Bool {
        taken.withLock { taken in
            guard taken < most else { return false }
            taken += 1
            return true
        }
    }

    /// Gives a slot back.
    func giveBack() {
        taken.withLock { $0 -= 1 }
    }
}
