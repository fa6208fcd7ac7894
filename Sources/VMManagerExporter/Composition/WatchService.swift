import Collection
import Logging
import Server
import ServiceLifecycle
import UnixSignals

/// Keeps the store fresh and what is served up to date; on SIGHUP by a configuration that is read anew.
struct WatchService: Service {
    let first: Watch
    /// What was published of it already; taken once, since a large fleet's first page must not stay for ever.
    let published: OneTime<PublicationService.Round>
    let board: PublicationBoard
    let logger: Logger
    let manager: ServiceManager
    /// Reads the configuration again, or throws when it is wrong, so that the old one stays.
    ///
    /// `nil` where there is no file.
    let reload: (@Sendable () throws -> Watch)?
    /// What was read anew, by signal or over HTTP.
    let watches: AsyncStream<Watch>
    let handOver: AsyncStream<Watch>.Continuation

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                if let reload { group.addTask { await readAnewOnSignal(reload) } }
                var current: Watch? = first
                while let watch = current, !Task.isCancelled { current = await follow(watch) }
                group.cancelAll()
            }
        }
        manager.stopping()
    }

    /// Goes on with a watch until there is another one, which it gives; `nil` at the end.
    private func follow(_ watch: Watch) async -> Watch? {
        await withTaskGroup(of: Watch?.self) { group in
            group.addTask(executorPreference: BackgroundExecutor.shared) {
                await PublicationService(watch: watch, board: board, logger: logger, manager: manager).run {
                    published.take()
                }
                return nil
            }
            if let collection = watch.collection {
                group.addTask(executorPreference: BackgroundExecutor.shared) {
                    await collect(collection)
                    return nil
                }
            }
            if reload != nil { group.addTask { await nextWatch() } }
            let next = await group.next() ?? nil
            group.cancelAll()
            watch.collection?.shutDown()
            return next
        }
    }

    /// Reads Google's APIs until it is canceled; where the store fails, it is tried again.
    private func collect(_ collection: LiveCollection) async {
        while !Task.isCancelled {
            do {
                try await collection.collector.run()
            } catch {
                let problem = (ErrorSentence(error)?.text ?? "\(error)").withoutControlCharacters
                logger.error("collection failed", metadata: ["problem": "\(problem)"])
            }
            try? await Task.sleep(for: .seconds(10))
        }
    }

    /// Waits for a configuration that is right.
    private func nextWatch() async -> Watch? {
        for await watch in watches {
            logger.notice("configuration read anew")
            return watch
        }
        return nil
    }

    /// Reads the configuration on each SIGHUP; one that is wrong changes nothing.
    private func readAnewOnSignal(_ reload: @Sendable () throws -> Watch) async {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
            do {
                handOver.yield(try reload())
            } catch {
                let problem = (ErrorSentence(error)?.text ?? "\(error)").withoutControlCharacters
                logger.error("the new configuration is wrong, the old one stays", metadata: ["problem": "\(problem)"])
            }
        }
    }
}
