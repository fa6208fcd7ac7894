import FleetSimulator
import Glibc
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SimulatorServer
import UnixSignals

/// Serves a simulator over HTTP until the process is told to end.
struct SimulatorServing {
    let simulator: Simulator
    let host: String
    let port: Int

    /// Listens, says where, and goes on until SIGTERM or SIGINT.
    func run(onListening: @escaping @Sendable (String) -> Void) async throws {
        var logger = Logger(label: "vmmanager-exporter", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let (host, port) = (host, port)
        let application = SimulatorServer.application(
            simulator: simulator,
            host: host,
            port: port,
            clock: RealTime(now: { Clock.now }),
            logger: logger
        ) { channel in
            onListening("http://\(host.contains(":") ? "[\(host)]" : host):\(channel.localAddress?.port ?? port)")
        }
        var group = ServiceGroupConfiguration(
            services: [application],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = .seconds(4)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as IOError {
            let reason = unsafe String(cString: strerror(error.errnoCode))
            throw UsageError(text: "cannot listen on \(host):\(port): \(reason); name another with --port")
        } catch is SocketAddressError.UnknownHost {
            throw UsageError(text: "--host \(host): no such address; 127.0.0.1 is this machine alone")
        }
    }
}
