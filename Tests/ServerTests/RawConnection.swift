import NIOCore
import NIOPosix

/// What a client of bytes heard before the connection ended.
struct RawAnswer: Sendable {
    /// Its beginning.
    let text: String
    let bytes: Int
    /// Whether the connection ended abruptly.
    let isReset: Bool

    /// Sends texts, and reads until the server ends the connection.
    ///
    /// With `isEnding` the client also says that it will send nothing more.
    init(port: Int, sending texts: String..., isEnding: Bool = false) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
        (text, bytes, isReset) = try await channel.executeThenClose { inbound, outbound in
            var (text, bytes) = ("", 0)
            do {
                for text in texts { try await outbound.write(ByteBuffer(string: text)) }
                if isEnding { outbound.finish() }
                for try await buffer in inbound {
                    if bytes < 65_536 {
                        text += String(
                            buffer: buffer.getSlice(at: buffer.readerIndex, length: min(1_024, buffer.readableBytes))
                                ?? ByteBuffer()
                        )
                    }
                    bytes += buffer.readableBytes
                }
            } catch is IOError {
                return (text, bytes, true)
            }
            return (text, bytes, false)
        }
    }

    /// The statuses of all answers in the beginning.
    var statuses: [String] {
        text.split(separator: "HTTP/1.1 ").map { String($0.prefix(3)) }
    }
}

/// A client that asks and never reads; the kernel's room for it is small.
struct StuckClient: Sendable {
    let channel: any Channel

    init(port: Int, asking path: String) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelOption(.socketOption(.so_rcvbuf), value: 16_384)
            .connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(string: "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n"))
    }
}
