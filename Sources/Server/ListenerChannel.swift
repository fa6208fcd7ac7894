import HTTPTypes
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOHTTP2
import NIOSSL

/// Prepares accepted connections: limits, TLS as it is configured at that moment, HTTP/1.1 or HTTP/2.
struct ListenerChannel: ServerChildChannel {
    /// A connection whose protocol is yet to be agreed upon.
    struct Value: ServerChildChannelValue {
        let channel: any Channel
        let version: EventLoopFuture<NIONegotiatedHTTPVersion<HTTP1Channel.Value, HTTP2Channel.Value>>
    }

    private let http1: HTTP1Channel
    private let encryptedHTTP1: HTTP1Channel
    private let http2: HTTP2Channel
    private let floor: ServingFloor

    /// TLS makes a copy of each piece, so that pieces are smaller there.
    private static let (plainPiece, encryptedPiece) = (262_144, 65_536)
    /// TCP_NOTSENT_LOWAT of Linux: the kernel takes no more than this ahead of what the client makes room for, which
    /// bounds its memory and shows early that a client takes something.
    private static let (unsentOption, unsentBytes) = (NIOBSDSocket.Option(rawValue: 25), 131_072)

    init(floor: ServingFloor, responder: @escaping HTTPChannelHandler.Responder) {
        self.floor = floor
        let counted = floor.counting(responder)
        http1 = HTTP1Channel(responder: counted, configuration: floor.channel(pieceBytes: Self.plainPiece))
        encryptedHTTP1 = HTTP1Channel(responder: counted, configuration: floor.channel(pieceBytes: Self.encryptedPiece))
        http2 = HTTP2Channel(
            responder: counted,
            configuration: HTTP2ChannelConfiguration(
                idleTimeout: .nanoseconds(floor.limits.quiet.nanoseconds),
                gracefulCloseTimeout: .nanoseconds(floor.limits.farewell.nanoseconds),
                streamConfiguration: floor.channel(pieceBytes: Self.encryptedPiece)
            )
        )
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        guard floor.register.admit(channel) else { return refuse(channel) }
        do {
            if channel.remoteAddress?.port != nil {
                try channel.syncOptions?.setOption(.tcpOption(Self.unsentOption), value: Self.unsentBytes)
            }
            guard floor.web?.isEncrypted == true else { return try setupPlain(channel, logger) }
            guard let state = floor.web?.state, let tls = state.tls else { return refuse(channel) }
            try addTLS(tls, to: channel)
            let offersHTTP2 = state.configuration.offersHTTP2
            return offersHTTP2 ? setupUpgrade(channel, logger) : setupEncrypted(channel, logger)
        } catch {
            return refuse(channel)
        }
    }

    private func addTLS(_ tls: TLSMaterial, to channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        if let clients = tls.clients {
            let (log, client) = (floor.log, channel.remoteAddress?.ipAddress ?? "a socket file")
            let handler = NIOSSLServerHandler(context: tls.context) { chain, promise in
                let objection = clients.objection(to: chain)
                if let objection {
                    log.notice("a client is refused: \(objection)", ["client": client])
                }
                promise.succeed(objection == nil ? .certificateVerified : .failed)
            }
            try pipeline.addHandler(handler)
        } else {
            try pipeline.addHandler(NIOSSLServerHandler(context: tls.context))
        }
        try pipeline.addHandler(TLSRefusalLog(log: floor.log, clients: tls.clients))
        try pipeline.addHandler(floor.watch(isEncrypted: true))
    }

    private func setupPlain(_ channel: any Channel, _ logger: Logger) throws -> EventLoopFuture<Value> {
        try channel.pipeline.syncOperations.addHandler(floor.watch(isEncrypted: false))
        return http1.setup(channel: channel, logger: logger).map { Self.agreed($0, on: channel) }
    }

    private func setupEncrypted(_ channel: any Channel, _ logger: Logger) -> EventLoopFuture<Value> {
        encryptedHTTP1.setup(channel: channel, logger: logger).map { Self.agreed($0, on: channel) }
    }

    private func setupUpgrade(_ channel: any Channel, _ logger: Logger) -> EventLoopFuture<Value> {
        channel.configureHTTP2AsyncSecureUpgrade { channel in
            encryptedHTTP1.setup(channel: channel, logger: logger)
        } http2ConnectionInitializer: { channel in
            if let watch = try? channel.pipeline.syncOperations.handler(type: ConnectionWatch.self) {
                watch.becomeHTTP2()
            }
            return http2.setup(channel: channel, logger: logger)
        }.map { Value(channel: channel, version: $0) }
    }

    private static func agreed(_ connection: HTTP1Channel.Value, on channel: any Channel) -> Value {
        Value(channel: channel, version: channel.eventLoop.makeSucceededFuture(.http1_1(connection)))
    }

    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.version.get() {
            case .http1_1(let connection): await http1.handle(value: connection, logger: logger)
            case .http2(let connection): await http2.handle(value: connection, logger: logger)
            }
        } catch {
            logger.debug("a connection ended before its protocol was agreed upon", metadata: ["reason": "\(error)"])
        }
    }

    private func refuse(_ channel: any Channel) -> EventLoopFuture<Value> {
        floor.register.remove(channel)
        channel.close(promise: nil)
        return channel.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
    }
}
