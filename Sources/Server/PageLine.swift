import Dispatch
import Synchronization

/// Where pages are made one at a time, since those of a large fleet take much memory, while requests are answered on.
package final class PageLine: Sendable {
    /// For pages that take long, such as reports.
    package static let reports = PageLine()
    /// For pages that are made quickly, which must not wait for those.
    package static let glances = PageLine()

    private let queue = DispatchQueue(label: "pages", qos: .utility)
    private let waiting = Mutex(0)
    private let most: Int

    /// At most so many requests wait, so that they cannot take the places of scrapes.
    package init(most: Int = 64) {
        self.most = most
    }

    /// Takes a place among those who wait; false if there is none.
    func enter() -> Bool {
        waiting.withLock { waiting in
            guard waiting < most else { return false }
            waiting += 1
            return true
        }
    }

    /// Gives the place back.
    func leave() { waiting.withLock { $0 -= 1 } }

    /// Does something when its turn has come.
    func perform(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
}
