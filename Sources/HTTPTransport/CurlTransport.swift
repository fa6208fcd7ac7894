import Synchronization

/// Sends requests through libcurl on one thread of its own, which shares connections among them.
///
/// Requests to one host travel side by side over one HTTP/2 connection where the server speaks it. Redirects are not
/// followed. Safe for concurrent use. Nothing is logged.
package final class CurlTransport: Transport {
    private let mailbox: CurlMailbox
    private let thread: SystemThread
    private let lastID = Atomic<UInt64>(0)

    /// Starts the thread; connections are made when requests need them.
    package init(_ settings: TransportSettings = TransportSettings()) {
        let mailbox = CurlMailbox()
        self.mailbox = mailbox
        thread = SystemThread {
            CurlLoop.run(settings: settings, mailbox: mailbox)
        }
        if !thread.hasStarted { _ = mailbox.close("the system gave us no thread") }
    }

    deinit {
        shutdown()
    }

    /// Sends a request and waits for the whole answer.
    package func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        try request.validate()
        let id = lastID.add(1, ordering: .relaxed).newValue
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mailbox.post(Submission(id: id, request: request, continuation: continuation))
            }
        } onCancel: {
            mailbox.withdraw(id)
        }
        return try outcome.get()
    }

    /// Fails what is open and what is sent from now on, closes all connections and waits for the thread to end.
    ///
    /// Waits for milliseconds, not for servers. May be called more than once.
    package func shutdown() {
        mailbox.stop()
        thread.join()
    }
}
