import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

/// What all addresses of a server share: limits, and what counts against them.
struct ServingFloor: Sendable {
    let limits: ServerLimits
    let log: SparingLog
    let register: ConnectionRegister
    let slots: RequestSlots
    /// `nil` for plain HTTP, without passwords.
    let web: WebConfigurationSource?

    init(limits: ServerLimits, web: WebConfigurationSource?, logger: Logger) {
        (self.limits, self.web) = (limits, web)
        log = SparingLog(logger)
        register = ConnectionRegister(most: limits.connections, log: log)
        slots = RequestSlots(most: limits.requests)
    }

    /// Watches a new connection.
    func watch(isEncrypted: Bool) -> ConnectionWatch {
        ConnectionWatch(limits: limits, register: register, log: log, isEncrypted: isEncrypted)
    }

    /// Follows the web configuration until the task is canceled.
    func followWeb(every pause: Duration) async {
        guard let web else { return }
        while (try? await Task.sleep(for: pause)) != nil {
            // Who may connect is decided when a connection is made, so that those that there are make room for new ones.
            if web.follow() { register.renewAll() }
        }
    }

    /// Limits for heads, and a pacer for answers.
    func channel(pieceBytes: Int) -> HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [AnswerPacer(limits: limits, log: log, pieceBytes: pieceBytes)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headBytes,
                maxHeaderListSize: limits.headBytes,
                maxHeaderFieldCount: 128
            )
        )
    }

    /// The same, as long as not too many requests are under way; questions after health are always answered.
    func counting(_ responder: @escaping HTTPChannelHandler.Responder) -> HTTPChannelHandler.Responder {
        { [slots, log] request, writer, channel in
            guard !request.uri.path.hasPrefix("/-/") else { return try await responder(request, writer, channel) }
            guard slots.take() else {
                log.notice("too many requests at once: one is refused")
                var response = Response.text(.serviceUnavailable, "too many requests at once\n", retryAfter: 1)
                if request.method == .head { response = response.createHeadResponse() }
                return try await writer.write(response: response.head, body: response.body)
            }
            do {
                try await responder(request, writer, channel)
            } catch {
                slots.giveBack()
                throw error
            }
            // What was written so far waits with the pacer of the channel until the client takes it.
            channel.eventLoop.execute {
                guard let pacer = try? channel.pipeline.syncOperations.handler(type: AnswerPacer.self) else {
                    return slots.giveBack()
                }
                pacer.whenAnswersLeft { slots.giveBack() }
            }
        }
    }
}

extension Response {
    /// A short text that nobody is to keep.
    static func text(_ status: HTTPResponse.Status, _ text: String, retryAfter seconds: Int? = nil) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/plain; charset=utf-8", .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
        ]
        if let seconds { headers[.retryAfter] = "\(seconds)" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
