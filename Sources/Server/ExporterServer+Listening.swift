package import Hummingbird
package import Logging
package import ServiceLifecycle

extension ExporterServer {
    /// A service that answers on all of these addresses, as the web configuration has it.
    ///
    /// Without one, it is plain HTTP for everybody; without `reload`, its path is not there.
    /// `onListening` is told them, with the ports in use, once each of them answers. The service throws a
    /// `ListeningError` where one of them cannot be had.
    package static func service(
        listen addresses: [ServerAddress],
        responder: some HTTPResponder<BasicRequestContext>,
        web: WebConfigurationSource? = nil,
        reload: ReloadDoor? = nil,
        limits: ServerLimits = ServerLimits(),
        logger: Logger,
        onListening: @escaping @Sendable ([ListeningAddress]) async -> Void = { _ in }
    ) -> some Service {
        ListeningService(
            addresses: addresses,
            responder: responder,
            floor: ServingFloor(limits: limits, web: web, logger: logger),
            reload: reload,
            logger: logger,
            onListening: onListening
        )
    }
}
