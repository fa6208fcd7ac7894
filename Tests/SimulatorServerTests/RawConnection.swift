import NIOCore
import NIOPosix

/// What a client saw of a connection, and how it ended.
struct RawConnection: Sendable {
    /// Its beginning, as text.
    let text: String
    let body: [UInt8]
    /// The error with which it ended; `nil` for an orderly end.
    let error: IOError?

    /// Sends bytes, and reads until the server ends the connection.
    init(port: Int, sending request: String) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let (bytes, error): ([UInt8], IOError?) = try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var bytes: [UInt8] = []
            do {
                for try await buffer in inbound { bytes += buffer.readableBytesView }
            } catch let error as IOError {
                return (bytes, error)
            }
            return (bytes, nil)
        }
        let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? bytes.endIndex
        text = String(decoding: bytes.prefix(100_000), as: UTF8.self)
        body = Array(bytes[end...])
        self.error = error
    }

    /// The status line and the header fields.
    var head: String { text.components(before: "\r\n\r\n") }

    /// The value of a header field; `nil` when there is none.
    func header(_ name: String) -> String? {
        head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }
}

extension String {
    fileprivate func components(before mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
