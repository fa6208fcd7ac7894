import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Sends answers as fast as the client takes them, and drops who takes nothing.
///
/// Bodies wait here as references and are cut without being copied; what lies further down, where TLS makes a copy, is
/// never more than one piece. It stands on each HTTP/1 connection and on each stream of HTTP/2.
final class AnswerPacer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private typealias Piece = (part: HTTPResponsePart, promise: EventLoopPromise<Void>?)

    let limits: ServerLimits
    let log: SparingLog
    private let pieceBytes: Int
    private var waiting = CircularBuffer<Piece>()
    private var deferredClose: (mode: CloseMode, promise: EventLoopPromise<Void>?)?
    private var isPumping = false
    private var isPumpScheduled = false
    private var unflushedBytes = 0
    private var afterwards: [() -> Void] = []

    /// Answers of which the last byte has not left yet.
    private(set) var answersUnderWay = 0
    /// Requests whose answers have not left yet.
    var requestsUnderWay = 0
    /// Whether an answer was begun of which more is to come from the server itself.
    private var isAnswerOpen = false
    /// When the oldest answer under way began.
    private(set) var answerBegan: NIODeadline = .now()
    /// When the client last took something.
    private(set) var lastProgress: NIODeadline = .now()
    var intake = RequestIntake()
    var alarm: Scheduled<Void>?
    private(set) var watch: ConnectionWatch?
    private(set) var isStream = false

    /// After so many pieces other connections of the same thread have their turn.
    private static let piecesPerTurn = 8

    /// Cuts bodies into pieces of so many bytes.
    init(limits: ServerLimits, log: SparingLog, pieceBytes: Int) {
        (self.limits, self.log, self.pieceBytes) = (limits, log, pieceBytes)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        watch = try? context.pipeline.syncOperations.handler(type: ConnectionWatch.self)
        guard watch == nil, let connection = context.channel.parent else { return }
        isStream = true
        watch = try? connection.pipeline.syncOperations.handler(type: ConnectionWatch.self)
    }

    func handlerRemoved(context: ChannelHandlerContext) { abandon() }

    func channelInactive(context: ChannelHandlerContext) {
        abandon()
        context.fireChannelInactive()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        switch part {
        case .head(let head) where head.status.kind != .informational: answerBegins()
        case .end: isAnswerOpen = false
        default: break
        }
        // What is not flushed yet does not count as pending further down, where TLS waits for it as well.
        if waiting.isEmpty, unflushedBytes + part.bytes <= pieceBytes {
            unflushedBytes += part.bytes
            send((part, promise), context)
        } else {
            waiting.append((part, promise))
        }
    }

    func flush(context: ChannelHandlerContext) {
        unflushedBytes = 0
        context.flush()
        if !waiting.isEmpty { pump(context) }
        if answersUnderWay > 0 { setAlarm(context) }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard context.channel.isWritable, !waiting.isEmpty else { return context.fireChannelWritabilityChanged() }
        // Nobody further up is told until all that waits has left.
        pump(context)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode != .input, answersUnderWay > 0, !isAnswerOpen else {
            return context.close(mode: mode, promise: promise)
        }
        guard let earlier = deferredClose else {
            deferredClose = (mode, promise)
            return
        }
        if let promise { earlier.promise?.futureResult.cascade(to: promise) }
        deferredClose = (mode == .all ? .all : earlier.mode, earlier.promise ?? promise)
    }

    /// Does something once all answers have left, or will not leave any more.
    func whenAnswersLeft(_ action: @escaping () -> Void) {
        if answersUnderWay == 0 { action() } else { afterwards.append(action) }
    }

    private func answerBegins() {
        isAnswerOpen = true
        lastProgress = .now()
        if answersUnderWay == 0 { answerBegan = lastProgress }
        answersUnderWay += 1
    }

    /// Hands pieces down as long as they are taken.
    private func pump(_ context: ChannelHandlerContext) {
        guard !isPumping else { return }
        isPumping = true
        defer { isPumping = false }
        var turns = 0
        while !waiting.isEmpty, context.channel.isWritable {
            guard turns < Self.piecesPerTurn else { return pumpLater(context) }
            turns += 1
            var bytes = 0
            while !waiting.isEmpty, bytes < pieceBytes {
                let piece = nextPiece()
                bytes += piece.part.bytes
                send(piece, isMark: bytes >= pieceBytes, context)
            }
            if case .end? = waiting.first?.part { send(waiting.removeFirst(), context) }
            context.flush()
        }
        if waiting.isEmpty, context.channel.isWritable { context.fireChannelWritabilityChanged() }
    }

    private func nextPiece() -> Piece {
        guard case .body(var bytes) = waiting[waiting.startIndex].part, bytes.readableBytes > pieceBytes,
            let slice = bytes.readSlice(length: pieceBytes)
        else { return waiting.removeFirst() }
        waiting[waiting.startIndex].part = .body(bytes)
        return (.body(slice), nil)
    }

    private func pumpLater(_ context: ChannelHandlerContext) {
        guard !isPumpScheduled else { return }
        isPumpScheduled = true
        context.eventLoop.assumeIsolated().execute { [self] in
            isPumpScheduled = false
            if watch != nil { pump(context) }
        }
    }

    /// Hands a piece down; a mark is one by which progress is seen, as is the end of an answer.
    private func send(_ piece: Piece, isMark: Bool = false, _ context: ChannelHandlerContext) {
        let isEnd = if case .end = piece.part { true } else { false }
        guard isEnd || isMark else { return context.write(wrapOutboundOut(piece.part), promise: piece.promise) }
        let promise = piece.promise ?? context.eventLoop.makePromise()
        promise.futureResult.assumeIsolated().whenSuccess { [self] in
            lastProgress = .now()
            if isEnd { answerLeft(context) }
        }
        context.write(wrapOutboundOut(piece.part), promise: promise)
    }

    private func answerLeft(_ context: ChannelHandlerContext) {
        guard answersUnderWay > 0 else { return }
        answersUnderWay -= 1
        requestsUnderWay -= 1
        answerBegan = lastProgress
        watch?.answerLeft()
        guard answersUnderWay == 0 else { return }
        finish()
        if let close = deferredClose {
            deferredClose = nil
            context.close(mode: close.mode, promise: close.promise)
        }
    }

    private func finish() {
        let actions = afterwards
        afterwards = []
        for action in actions { action() }
    }

    /// Lets go of everything once the channel is closed.
    private func abandon() {
        alarm?.cancel()
        alarm = nil
        for _ in 0..<max(0, requestsUnderWay) { watch?.answerLeft() }
        (requestsUnderWay, answersUnderWay) = (0, 0)
        watch = nil
        let pieces = waiting
        waiting = CircularBuffer()
        for piece in pieces { piece.promise?.fail(ChannelError.ioOnClosedChannel) }
        deferredClose?.promise?.succeed()
        deferredClose = nil
        finish()
    }
}

extension HTTPResponsePart {
    /// How much of a body it holds.
    fileprivate var bytes: Int {
        if case .body(let bytes) = self { bytes.readableBytes } else { 0 }
    }
}
