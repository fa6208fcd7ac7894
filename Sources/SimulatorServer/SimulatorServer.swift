import Fleet
package import FleetSimulator
import HTTPTypes
package import Hummingbird
import HummingbirdCore
package import Logging
package import NIOCore

/// The HTTP server in front of a simulator: it takes requests off the wire, and puts answers on it with all their faults.
package enum SimulatorServer {
    /// An application that answers as Google's APIs do, over HTTP/1.1 without TLS.
    ///
    /// `onListening` is told the address in use, which matters when port 0 was asked for.
    package static func application(
        simulator: Simulator,
        host: String,
        port: Int,
        clock: RealTime,
        logger: Logger,
        onListening: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: CallbackResponder<ConnectionContext> { request, context in
                try await respond(to: request, over: context.channel, from: simulator, clock: clock)
            },
            // Who says nothing for two minutes makes room for others; an answer that takes longer is not cut off.
            server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: .seconds(120))),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                serverName: nil
            ),
            onServerRunning: onListening,
            logger: logger
        )
    }

    private static func respond(
        to request: Request,
        over channel: any Channel,
        from simulator: Simulator,
        clock: RealTime
    ) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: longestBody)
        } catch is NIOTooManyBytesError {
            return refusal(413, "Request payload size exceeds the limit: \(longestBody) bytes.")
        }
        guard let read = APIRequest(request, body: body) else { return refusal(400, "Invalid request target.") }
        let delivery = simulator.answer(read, at: clock.now())
        return try await Response.delivered(delivery, to: read, over: channel, clock: clock)
    }

    private static func refusal(_ code: Int, _ message: String) -> Response {
        Response(APIError(code, "INVALID_ARGUMENT", message).response(of: .osConfig))
    }

    /// No request that Google's APIs know comes near it.
    private static let longestBody = 1 << 20
}

extension APIRequest {
    /// Reads a request off the wire; `nil` when its target is no path.
    fileprivate init?(_ request: Request, body: ByteBuffer) {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        headers["host"] = request.head.authority
        self.init(
            request.method.rawValue,
            target: request.head.path ?? "",
            headers: headers,
            body: Array(body.readableBytesView)
        )
    }
}
