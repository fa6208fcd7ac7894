import CLibcurl

/// The engine: takes submissions from the mailbox, runs their transfers and ends their waits.
///
/// Lives and dies on its one thread.
final class CurlLoop {
    private let settings: TransportSettings
    private let mailbox: CurlMailbox
    private let multi: MultiHandle
    private var waiting = WaitingLine<Submission>()
    private var busy: [UInt64: TransferSlot] = [:]
    private var idle: [TransferSlot] = []

    /// Runs until the mailbox says stop, or libcurl cannot go on.
    static func run(settings: TransportSettings, mailbox: CurlMailbox) {
        guard let multi = MultiHandle(connections: settings.concurrentTransfers) else {
            let reason = "libcurl has no memory"
            for submission in mailbox.close(reason) { submission.fail(.network, reason) }
            return
        }
        let loop = CurlLoop(settings: settings, mailbox: mailbox, multi: multi)
        let problem = loop.turn()
        let reason = problem ?? "the transport is shut down"
        // The mailbox rings the multi handle's bell until it is closed.
        let leftovers = withExtendedLifetime(loop) { loop.abandon() + mailbox.close(reason) }
        for submission in leftovers { submission.fail(problem == nil ? .canceled : .network, reason) }
    }

    private init(settings: TransportSettings, mailbox: CurlMailbox, multi: consuming MultiHandle) {
        self.settings = settings
        self.mailbox = mailbox
        self.multi = multi
        mailbox.open(self.multi.bell)
    }

    /// Works until asked to stop, or until libcurl cannot go on, and says why.
    private func turn() -> String? {
        while true {
            let content = mailbox.collect()
            // What arrived together with the wish to end is ours by now, and waits to be abandoned.
            waiting.append(content.arrivals)
            if content.isStopping { return nil }
            cancel(content.withdrawals)
            begin()
            if let problem = multi.perform() { return problem }
            // Whoever ends makes room for one that waits, which must not be left to the next event.
            if finish() > 0 { continue }
            if let problem = multi.wait() { return problem }
        }
    }

    private func begin() {
        while busy.count < max(1, settings.concurrentTransfers), let submission = waiting.popFirst() {
            guard let slot = idle.popLast() ?? TransferSlot() else {
                submission.fail(.network, "libcurl has no memory")
                continue
            }
            if let problem = slot.begin(submission, settings) ?? multi.add(slot.easy) {
                slot.clear()
                idle.append(slot)
                submission.fail(.malformed, problem)
            } else {
                busy[submission.id] = slot
            }
        }
    }

    /// Ends the waits of the transfers that are done, and counts them.
    private func finish() -> Int {
        var count = 0
        while let (slot, code) = multi.nextFinished() {
            count += 1
            let outcome = slot.outcome(code)
            remove(slot)?.finish(outcome)
        }
        return count
    }

    private func cancel(_ ids: Set<UInt64>) {
        guard !ids.isEmpty else { return }
        for submission in waiting.remove(ids) { submission.fail(.canceled, "canceled") }
        for slot in ids.compactMap({ busy[$0] }) { remove(slot)?.fail(.canceled, "canceled") }
    }

    /// Gives everything up that is not done.
    private func abandon() -> [Submission] {
        let open = Array(busy.values).compactMap(remove)
        idle = []
        return open + waiting.removeAll()
    }

    private func remove(_ slot: TransferSlot) -> Submission? {
        multi.remove(slot.easy)
        let submission = slot.clear()
        if let submission { busy[submission.id] = nil }
        idle.append(slot)
        return submission
    }
}
