import ExporterConfiguration
import Exposition
import FleetMetrics
import Foundation
import Hummingbird
import Logging
import Server
import ServiceLifecycle
import UnixSignals

/// Serves a store over HTTP until the process is told to end.
struct Serving {
    let watch: Watch
    let listen: [ListenAddress]
    /// The file with TLS and passwords; `nil` for plain HTTP.
    var webFile: String?
    /// Whether everybody may have the configuration read anew.
    var isReloadOpenToAll = false
    let logger: Logger
    /// Reads the configuration again; `nil` where there is no file.
    var reload: (@Sendable () throws -> Watch)?
    /// Told the base URLs once requests are answered.
    let onListening: @Sendable ([String]) -> Void

    /// Publishes once, listens, and goes on until SIGTERM or SIGINT.
    func run() async throws {
        // Wrong passwords and certificates are told before anything else happens.
        let web = try webFile.map { try WebConfigurationSource(path: $0, logger: logger) }
        let board = PublicationBoard()
        let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        OpenFiles.allowAsManyAsPossible()
        // Only the newest configuration matters.
        let (watches, handOver) = AsyncStream<Watch>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let publication = PublicationService(watch: watch, board: board, logger: logger, manager: manager)
        // The first scrape finds a publication, because nothing listens before there is one.
        let service = WatchService(
            first: watch,
            published: OneTime(await publication.step(PublicationService.Round())),
            board: board,
            logger: logger,
            manager: manager,
            reload: reload,
            watches: watches,
            handOver: handOver
        )
        let listening = ExporterServer.service(
            listen: listen.map(ServerAddress.init),
            responder: ExporterServer.router(board: board, groups: Self.groups).buildResponder(),
            web: web,
            reload: reload.map { reload in
                ReloadDoor(isOpenToAll: isReloadOpenToAll) { handOver.yield(try Self.told(reload)) }
            },
            logger: logger
        ) { addresses in
            onListening(addresses.map(\.url))
            manager.ready()
        }
        var group = ServiceGroupConfiguration(
            services: [service, listening],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = .seconds(4)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as ListeningError {
            throw UsageError(text: "web.listen: \(error); name another with --listen")
        }
    }

    /// The names of families by what `collect[]` calls them.
    private static var groups: [String: Set<String>] {
        Dictionary(uniqueKeysWithValues: MetricsCatalogue.sections.map { ($0.name, Set($0.declarations.map(\.name))) })
    }

    /// What is wrong with a configuration, as a sentence that a client may see.
    private static func told(_ reload: @Sendable () throws -> Watch) throws -> Watch {
        do {
            return try reload()
        } catch {
            throw UsageError(text: (ErrorSentence(error)?.text ?? "\(error)").withoutControlCharacters)
        }
    }
}

extension ServerAddress {
    /// The same address, as the server has it.
    init(_ address: ListenAddress) {
        self =
            switch address {
            case .internet(let host, let port): .internet(host: host, port: port)
            case .unixSocket(let path): .unixSocket(path: path)
            }
    }
}
