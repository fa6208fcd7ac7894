import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Listens on all addresses, or on none: where one of them cannot be had, the service fails.
struct ListeningService<Responder: HTTPResponder<BasicRequestContext>>: Service {
    let addresses: [ServerAddress]
    let responder: Responder
    let floor: ServingFloor
    let reload: ReloadDoor?
    let logger: Logger
    /// Told all addresses, in the order in which they were asked for, once requests are answered on each.
    let onListening: @Sendable ([ListeningAddress]) async -> Void

    func run() async throws {
        for case .unixSocket(let path) in addresses {
            if let obstacle = UnixSocketFile(path: path).obstacle() {
                throw ListeningError(address: .unixSocket(path: path), reason: obstacle)
            }
        }
        let arrivals = Arrivals(of: addresses, areEncrypted: floor.web?.isEncrypted == true)
        defer { arrivals.removeSocketFiles() }
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for address in addresses {
                    group.addTask { try await listen(on: address, arrivals: arrivals) }
                }
                group.addTask { await cancelWhenGracefulShutdown { await floor.followWeb(every: .seconds(1)) } }
                // The first that fails ends the others.
                while try await group.next() != nil {}
            }
        } onGracefulShutdown: {
            floor.register.endAll()
        }
    }

    private func listen(on address: ServerAddress, arrivals: Arrivals) async throws {
        let guarded = RequestGuard(
            base: responder,
            web: floor.web,
            reload: reload,
            limits: floor.limits,
            log: floor.log
        )
        let server = Server(
            childChannelSetup: ListenerChannel(floor: floor, responder: guarded.answering(logger: logger)),
            configuration: ServerConfiguration(address: address.bindAddress, backlog: floor.limits.connections),
            onServerRunning: { channel in
                if let all = arrivals.note(address, channel: channel) { await onListening(all) }
            },
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup,
            logger: logger
        )
        do {
            try await runToItsEnd(server)
        } catch let error as IOError {
            throw ListeningError(address: address, reason: unsafe String(cString: strerror(error.errnoCode)))
        } catch let error as SocketAddressError {
            throw ListeningError(address: address, reason: "\(error)")
        }
    }

    /// Runs a server for which cancellation is an orderly end.
    ///
    /// Connections that were accepted and not yet looked at must be looked at, or NIO ends the process. So the server
    /// has a task of its own, that only its own end can end.
    private func runToItsEnd(_ server: Server<ListenerChannel>) async throws {
        let running = Task { try await server.run() }
        try await withTaskCancellationHandler {
            try await running.value
        } onCancel: {
            floor.register.endAll()
            Task { try await server.shutdownGracefully() }
        }
    }
}

extension HTTPResponder where Context == BasicRequestContext {
    /// Answers on a channel, as Hummingbird's own application does.
    fileprivate func answering(logger: Logger) -> HTTPChannelHandler.Responder {
        { request, writer, channel in
            let source = ApplicationRequestContextSource(channel: channel, logger: logger)
            var response: Response
            do {
                response = try await respond(to: request, context: BasicRequestContext(source: source))
            } catch {
                logger.error("a request failed", metadata: ["reason": "\(error)"])
                response = .text(.internalServerError, "the server failed; its log says why\n")
            }
            response.headers[.date] = HTTPDate.now
            if request.method == .head { response = response.createHeadResponse() }
            try await writer.write(response: response.head, body: response.body)
        }
    }
}

/// Which addresses are in use by now.
private final class Arrivals: Sendable {
    private struct State {
        var listening: [ServerAddress: ListeningAddress] = [:]
        var socketFiles: [(file: UnixSocketFile, inode: UInt64)] = []
    }

    private let addresses: [ServerAddress]
    private let isEncrypted: Bool
    private let state = Mutex(State())

    init(of addresses: [ServerAddress], areEncrypted: Bool) {
        (self.addresses, isEncrypted) = (addresses, areEncrypted)
    }

    /// Notes one that is in use; gives all of them when it was the last.
    func note(_ address: ServerAddress, channel: any Channel) -> [ListeningAddress]? {
        state.withLock { state in
            if case .unixSocket(let path) = address {
                let file = UnixSocketFile(path: path)
                guard let inode = file.claim() else {
                    // Nobody may connect whom its mode would have kept out.
                    channel.close(promise: nil)
                    return nil
                }
                state.socketFiles.append((file, inode))
            }
            let port = channel.localAddress?.port
            state.listening[address] = ListeningAddress(asked: address, port: port, isEncrypted: isEncrypted)
            let all = addresses.compactMap { state.listening[$0] }
            return all.count == addresses.count ? all : nil
        }
    }

    func removeSocketFiles() {
        for (file, inode) in state.withLock({ $0.socketFiles }) { file.remove(claimed: inode) }
    }
}

extension ServerAddress {
    fileprivate var bindAddress: BindAddress {
        switch self {
        case .internet(let host, let port): .hostname(host.isEmpty ? Self.wildcard : host, port: port)
        case .unixSocket(let path): .unixDomainSocket(path: path)
        }
    }

    /// Every address of the machine, those of IPv4 too; a machine without IPv6 has only those.
    private static var wildcard: String {
        let descriptor = socket(AF_INET6, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return "0.0.0.0" }
        close(descriptor)
        return "::"
    }
}
