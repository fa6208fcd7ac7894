import Glibc
import Synchronization

/// One thread of the system's, outside Swift's pool, whose few threads must not wait inside libcurl.
@safe
final class SystemThread: Sendable {
    /// The closure on its way through C.
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    private let thread: Mutex<pthread_t?>
    /// Whether the system had a thread for us.
    let hasStarted: Bool

    /// Starts a thread that runs `body` once.
    init(_ body: @escaping @Sendable () -> Void) {
        var started = pthread_t()
        let argument = unsafe Unmanaged.passRetained(Body(body))
        let outer = Self.blockSignals()
        let status = unsafe pthread_create(
            &started,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            argument.toOpaque()
        )
        Self.restoreSignals(outer)
        hasStarted = status == 0
        thread = Mutex(status == 0 ? started : nil)
        if status != 0 { unsafe argument.release() }
    }

    /// Waits for the thread's end; called on the thread itself, it lets the thread end by itself.
    func join() {
        thread.withLock { thread in
            guard let joined = thread.take() else { return }
            if pthread_equal(joined, pthread_self()) != 0 {
                pthread_detach(joined)
            } else {
                pthread_join(joined, nil)
            }
        }
    }

    /// Blocks signals for a new thread, which inherits that, and returns what was blocked before.
    ///
    /// Other threads take what is sent to the process, and OpenSSL can raise SIGPIPE. Faults stay as they are, for the
    /// backtrace's sake.
    private static func blockSignals() -> sigset_t {
        var blocked = sigset_t()
        unsafe sigfillset(&blocked)
        for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { unsafe sigdelset(&blocked, fault) }
        var outer = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, &blocked, &outer)
        return outer
    }

    private static func restoreSignals(_ outer: sigset_t) {
        var outer = outer
        unsafe pthread_sigmask(SIG_SETMASK, &outer, nil)
    }
}
