import FleetSimulator
import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Response {
    /// An answer that arrives at once and whole.
    init(_ answer: APIResponse) {
        self.init(
            status: .init(code: answer.status),
            headers: HTTPFields(answer.headers),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    /// An answer that arrives as a delivery says, if it arrives.
    static func delivered(
        _ delivery: Delivery,
        to request: APIRequest,
        over channel: any Channel,
        clock: RealTime
    ) async throws -> Response {
        if delivery.delay > .zero { try await clock.pause(delivery.delay) }
        if delivery.ending == .reset {
            try await channel.reset()
            // Nobody gets to see it.
            return Response(status: .internalServerError)
        }
        var headers = HTTPFields(delivery.response.headers)
        let plain = delivery.response.body
        let body: ByteBuffer
        if request.acceptsGzip, plain.count > 1_024, let compressed = GzipBody.compressed(plain) {
            body = compressed
            headers[.contentEncoding] = "gzip"
        } else {
            body = ByteBuffer(bytes: plain)
        }
        headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        let written: ResponseBody
        if case .cut(let end) = delivery.ending {
            // What is cut off is a share of what is sent, also when that is compressed.
            let share = plain.isEmpty ? 0 : body.readableBytes * end / plain.count
            written = ResponseBody(body, cutAfter: share, over: channel)
        } else if delivery.trickle > .zero {
            written = ResponseBody(body, over: delivery.trickle, clock: clock)
        } else {
            written = ResponseBody(byteBuffer: body)
        }
        return Response(status: .init(code: delivery.response.status), headers: headers, body: written)
    }
}

extension ResponseBody {
    /// A body that ends after some of its bytes, and the connection with it.
    fileprivate init(_ body: ByteBuffer, cutAfter end: Int, over channel: any Channel) {
        self.init(contentLength: body.readableBytes) { writer in
            if let part = body.getSlice(at: body.readerIndex, length: min(end, body.readableBytes)) {
                try await writer.write(part)
            }
            // What was written is sent before the connection ends.
            try await channel.close(mode: .output)
            try await channel.close()
        }
    }

    /// A body that is spread over a time, in drops.
    fileprivate init(_ body: ByteBuffer, over time: Duration, clock: RealTime) {
        self.init(contentLength: body.readableBytes) { writer in
            var rest = body
            let count = max(1, min(Self.drops, body.readableBytes))
            for left in stride(from: count, to: 0, by: -1) {
                try await clock.pause(time / count)
                if let drop = rest.readSlice(length: rest.readableBytes / left) { try await writer.write(drop) }
            }
            try await writer.finish(nil)
        }
    }

    private static var drops: Int { 20 }
}

extension HTTPFields {
    /// Fields by names and values; names that HTTP does not allow are left out.
    fileprivate init(_ headers: [(String, String)]) {
        self.init()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { append(HTTPField(name: name, value: value)) }
        }
    }
}

extension APIRequest {
    /// Whether the client wants compressed bodies (RFC 9110, section 12.5.3).
    fileprivate var acceptsGzip: Bool {
        let codings = headers["accept-encoding", default: ""].lowercased().split(separator: ",")
        return codings.contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
        }
    }
}

extension Channel {
    /// Breaks the connection so that the other side sees a reset, and what was not sent yet never is.
    fileprivate func reset() async throws {
        let atOnce = linger(l_onoff: 1, l_linger: 0)
        try await (self as? any SocketOptionProvider)?.setSoLinger(atOnce).get()
        try await close()
    }
}
