import Collection
import ExporterConfiguration
import Glibc
import Hummingbird
import Logging
import NIOCore
import Server
import ServiceLifecycle
import UnixSignals

/// Serves a store over HTTP until the process is told to end.
struct Serving {
    let configuration: Configuration
    let listen: ListenAddress
    let store: any FactStore
    let intake: (@Sendable () throws -> Void)?
    /// What reads Google's APIs meanwhile; `nil` for a store that others fill.
    var collection: LiveCollection?
    let logger: Logger
    /// Told the base URL once requests are answered.
    let onListening: @Sendable (String) -> Void

    /// Publishes once, listens, and goes on until SIGTERM or SIGINT.
    func run() async throws {
        let board = PublicationBoard()
        let viewer = try Viewer(configuration)
        func service(_ start: PublicationService.Round) -> PublicationService {
            PublicationService(
                store: store,
                viewer: viewer,
                board: board,
                tick: configuration.publication.tick,
                logger: logger,
                intake: intake,
                writesStore: intake != nil || collection != nil,
                counters: collection?.counters,
                start: start
            )
        }
        // The first scrape finds a publication, because nothing listens before there is one.
        let publication = service(await service(PublicationService.Round()).step(PublicationService.Round()))
        let application = ExporterServer.application(
            host: listen.host.isEmpty ? "::" : listen.host,
            port: listen.port,
            board: board,
            logger: logger
        ) { channel in
            let port = channel.localAddress?.port ?? listen.port
            onListening("http://\(listen.host.isEmpty ? "localhost" : listen.urlHost):\(port)")
        }
        var services: [any Service] = [publication, application]
        if let collection { services.append(CollectionService(collection: collection)) }
        var group = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = .seconds(4)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as IOError {
            let reason = unsafe String(cString: strerror(error.errnoCode))
            throw UsageError(text: "web.listen: cannot listen on \(listen): \(reason); name another with --listen")
        }
    }
}

extension ListenAddress {
    /// The host as it stands in a URL: an IPv6 address in brackets.
    var urlHost: String { host.contains(":") ? "[\(host)]" : host }
}
