import Glibc
import NIOCore
import NIOSSL
import NIOTLS

/// Times what a connection receives, and ends it when that takes too long.
///
/// It stands where bytes are deciphered but not yet requests. What becomes of requests, the `AnswerPacer` tells it.
final class ConnectionWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// What is being waited for.
    private enum Awaiting: String {
        case handshake
        case request
        case restOfHead = "rest of head"
        case answer
    }

    private let limits: ServerLimits
    private let register: ConnectionRegister
    private let log: SparingLog
    private var awaiting: Awaiting
    private var since: NIODeadline = .now()
    private var requestsUnderWay = 0
    /// Streams of HTTP/2 come and go; the time of each is kept by its own pacer, quiet by HTTP/2's own means.
    private var isHTTP2 = false
    private var alarm: (rings: NIODeadline, task: Scheduled<Void>)?
    private var context: ChannelHandlerContext?

    init(limits: ServerLimits, register: ConnectionRegister, log: SparingLog, isEncrypted: Bool) {
        (self.limits, self.register, self.log) = (limits, register, log)
        awaiting = isEncrypted ? .handshake : .request
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        setAlarm(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { forget(context) }

    func channelInactive(context: ChannelHandlerContext) {
        forget(context)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if awaiting == .request, !isHTTP2 { turn(to: .restOfHead) }
        context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case TLSUserEvent.handshakeCompleted:
            turn(to: .request)
            context.fireUserInboundEventTriggered(event)
        case ConnectionOrder.leaveIfQuiet:
            if requestsUnderWay == 0 { context.close(promise: nil) } else { register.keep(context.channel) }
        case ConnectionOrder.leaveWhenDone:
            // During the handshake nobody further up would hear it, and it goes by the certificates of before.
            if awaiting == .handshake {
                drop()
            } else {
                context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            }
        case ConnectionOrder.leaveSoon:
            dropAfterFarewell(context)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// The client chose HTTP/2.
    func becomeHTTP2() { isHTTP2 = true }

    /// The head of a request came.
    func requestBegan() {
        requestsUnderWay += 1
        if requestsUnderWay == 1 { noteQuiet(since: nil) }
        turn(to: .answer)
    }

    /// The last of an answer left.
    func answerLeft() {
        requestsUnderWay -= 1
        guard requestsUnderWay == 0 else { return }
        noteQuiet(since: .now())
        if awaiting == .answer { turn(to: .request) }
    }

    /// Ends the connection at once, whatever is still to be sent.
    func drop() {
        guard let context else { return }
        // The kernel would go on offering the rest to a client that takes nothing.
        if let socket = context.channel as? any SocketOptionProvider {
            socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenFailure { _ in }
        }
        // A farewell of TLS would have to wait for the client as well.
        let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self)
        (tls ?? context).close(promise: nil)
    }

    private func turn(to next: Awaiting) {
        (awaiting, since) = (next, .now())
        if let context { setAlarm(context) }
    }

    private func noteQuiet(since: NIODeadline?) {
        if let context { register.note(context.channel, quietSince: since) }
    }

    /// When patience ends; `nil` while the connection waits for the server.
    private var deadline: NIODeadline? {
        switch awaiting {
        case .handshake, .restOfHead: since + limits.head
        case .request: isHTTP2 ? nil : since + limits.quiet
        case .answer: nil
        }
    }

    /// One alarm serves many requests: when it rings too early, it is set again.
    private func setAlarm(_ context: ChannelHandlerContext) {
        guard let deadline else { return }
        if let alarm {
            guard deadline < alarm.rings else { return }
            alarm.task.cancel()
        }
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in ring() }
        alarm = (deadline, task)
    }

    private func ring() {
        alarm = nil
        guard let context, let deadline else { return }
        guard deadline <= .now() else { return setAlarm(context) }
        guard awaiting != .request else { return context.close(promise: nil) }
        log.notice("a client took too long to ask; its connection is closed", ["waited_for": awaiting.rawValue])
        drop()
    }

    private func dropAfterFarewell(_ context: ChannelHandlerContext) {
        context.eventLoop.assumeIsolated().scheduleTask(in: limits.farewell) { [self] in drop() }
    }

    private func forget(_ context: ChannelHandlerContext) {
        alarm?.task.cancel()
        alarm = nil
        self.context = nil
        register.remove(context.channel)
    }
}
