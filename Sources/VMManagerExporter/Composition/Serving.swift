import ExporterConfiguration
import Exposition
import FleetMetrics
import Foundation
import Hummingbird
import Logging
import NIOCore
import Server
import ServiceLifecycle
import UnixSignals

/// Serves a store over HTTP until the process is told to end.
struct Serving {
    let watch: Watch
    let listen: ListenAddress
    let logger: Logger
    /// Reads the configuration again; `nil` where there is no file.
    var reload: (@Sendable () throws -> Watch)?
    /// Told the base URL once requests are answered.
    let onListening: @Sendable (String) -> Void

    /// Publishes once, listens, and goes on until SIGTERM or SIGINT.
    func run() async throws {
        let board = PublicationBoard()
        let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        let service = WatchService(first: watch, board: board, logger: logger, manager: manager, reload: reload)
        // The first scrape finds a publication, because nothing listens before there is one.
        await service.publishFirst()
        let application = ExporterServer.application(
            host: listen.host.isEmpty ? "::" : listen.host,
            port: listen.port,
            board: board,
            groups: Dictionary(
                uniqueKeysWithValues: MetricsCatalogue.sections.map { ($0.name, Set($0.declarations.map(\.name))) }
            ),
            logger: logger
        ) { channel in
            let port = channel.localAddress?.port ?? listen.port
            onListening("http://\(listen.host.isEmpty ? "localhost" : listen.urlHost):\(port)")
            manager.ready()
        }
        var group = ServiceGroupConfiguration(
            services: [service, application],
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
