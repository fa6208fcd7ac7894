import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// The request that is being received.
struct RequestIntake {
    /// Since when more of it is awaited; `nil` when it is complete.
    var since: NIODeadline?
    /// The bytes of its body until now.
    var bodyBytes = 0
    /// Whether its body is too large, so that it is not looked at.
    var isRefused = false
}

/// How long requests and answers may take.
extension AnswerPacer {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): requestBegan(head, context)
        case .body(let bytes):
            intake.bodyBytes += bytes.readableBytes
            if intake.isRefused { return }
            guard intake.bodyBytes <= limits.requestBytes else {
                return drop(context, because: "the request is too large")
            }
            context.fireChannelRead(data)
        case .end:
            intake.since = nil
            if !intake.isRefused { context.fireChannelRead(data) }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if intake.since != nil { setAlarm(context) }
        context.fireChannelReadComplete()
    }

    private func requestBegan(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        requestsUnderWay += 1
        watch?.requestBegan()
        var head = head
        intake = RequestIntake(since: .now())
        if head.endsConnection { head.headerFields[.connection] = "close" }
        guard head.announcedBytes > limits.requestBytes else {
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        }
        // The answer can be given at once; the connection ends after it, since the body is still to come.
        head.headerFields[.connection] = "close"
        intake.isRefused = true
        context.fireChannelRead(wrapInboundOut(.head(head)))
        context.fireChannelRead(wrapInboundOut(.end(nil)))
    }

    /// When patience with the client ends; `nil` when nothing is expected of it.
    private var deadline: NIODeadline? {
        let request = intake.since.map { $0 + limits.requestBody }
        guard answersUnderWay > 0 else { return request }
        let answer = min(lastProgress + limits.stall, answerBegan + limits.answer)
        return request.map { min($0, answer) } ?? answer
    }

    func setAlarm(_ context: ChannelHandlerContext) {
        guard alarm == nil, let deadline else { return }
        alarm = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            alarm = nil
            guard let deadline = self.deadline else { return }
            if deadline > .now() { setAlarm(context) } else { drop(context, because: "the client takes too long") }
        }
    }

    private func drop(_ context: ChannelHandlerContext, because reason: String) {
        guard let watch else { return }
        log.notice("a connection is dropped", ["reason": reason])
        // The other streams of a connection go on, as long as the connection itself takes anything.
        if isStream, context.channel.parent?.isWritable == true {
            context.close(promise: nil)
        } else {
            watch.drop()
        }
    }
}

extension HTTPRequest {
    /// Whether the client wants the connection to end after the answer, however it spells that.
    fileprivate var endsConnection: Bool {
        guard let value = headerFields[.connection] else { return false }
        return value.split(separator: ",").contains { word in
            word.drop(while: { $0 == " " }).prefix(while: { $0 != " " }).lowercased() == "close"
        }
    }

    /// The length that is announced for its body.
    var announcedBytes: Int {
        headerFields[.contentLength].flatMap { Int($0) } ?? 0
    }
}
