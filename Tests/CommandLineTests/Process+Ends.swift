import Foundation

extension Process {
    /// Waits until the process is over, and says whether it was in time.
    func ends(within patience: Duration) -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + patience
        while isRunning {
            guard clock.now < end else { return false }
            usleep(5_000)
        }
        return true
    }

    /// Ends a process that does not listen.
    func kill() {
        Foundation.kill(processIdentifier, SIGKILL)
        _ = ends(within: .seconds(10))
    }
}
