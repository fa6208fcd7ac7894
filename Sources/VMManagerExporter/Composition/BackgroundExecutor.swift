import Foundation
import Glibc
import Synchronization

/// Runs tasks on a few threads of its own that stand back behind all others.
///
/// Reading and storing blocks threads and takes time; on the pool that answers scrapes, a scrape would wait for it.
final class BackgroundExecutor: TaskExecutor {
    /// Jobs in their order; those before `next` were taken.
    private struct State {
        private var jobs: [UnownedJob] = []
        private var next = 0

        mutating func append(_ job: UnownedJob) {
            if next > 256, next * 2 > jobs.count {
                jobs.removeFirst(next)
                next = 0
            }
            jobs.append(job)
        }

        mutating func popFirst() -> UnownedJob? {
            guard next < jobs.count else { return nil }
            defer { next += 1 }
            return jobs[next]
        }
    }

    private let state = Mutex(State())
    private let work = DispatchSemaphore(value: 0)

    /// One may be at work in the store while others wait for it and one publishes.
    private static let threadCount = 4
    /// Of the kernel's 19 steps: a tenth of the processor when others want all of it.
    private static let niceness: Int32 = 10

    /// The one of this process; its threads begin with the first use and live as long.
    static let shared = BackgroundExecutor()

    private init() {
        for number in 1...Self.threadCount {
            let thread = Thread { [self] in
                // Linux takes the identifier of a thread for that of a process here, and 0 for the thread that asks.
                _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
                while true {
                    work.wait()
                    guard let job = state.withLock({ $0.popFirst() }) else { continue }
                    unsafe job.runSynchronously(on: asUnownedTaskExecutor())
                }
            }
            thread.name = "background-\(number)"
            thread.start()
        }
    }

    /// Takes a job in, to be run in its turn.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.append(job) }
        work.signal()
    }
}
