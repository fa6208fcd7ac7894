import CZlib
package import NIOCore

/// What a scrape is answered with: chunks that are sent one after the other and belong to the page, not to the scrape.
package struct ExpositionBody: Sendable {
    /// The bytes in order.
    package let buffers: [ByteBuffer]
    /// How many bytes they are together.
    package let length: Int

    /// The plain bytes of chunks.
    init(plain chunks: [ExpositionChunk]) {
        buffers = chunks.map(\.plain)
        length = chunks.reduce(0) { $0 + $1.plain.readableBytes }
    }

    /// The chunks as one gzip member (RFC 1952), in one piece: compressed chunks are so small that sending each by itself
    /// would cost more than its copy.
    init(gzip chunks: [ExpositionChunk]) {
        var body = ByteBuffer()
        body.reserveCapacity(chunks.reduce(32) { $0 + $1.compressed.readableBytes })
        body.writeBytes(Self.gzipHeader)
        var checksum: UInt = 0
        var plainLength = 0
        for chunk in chunks {
            body.writeImmutableBuffer(chunk.compressed)
            checksum = crc32_combine_op(checksum, chunk.checksum, chunk.shift)
            plainLength += chunk.plain.readableBytes
        }
        // An empty last block, then what lets a reader see that nothing is missing.
        body.writeBytes([3, 0])
        body.writeInteger(UInt32(truncatingIfNeeded: checksum), endianness: .little)
        body.writeInteger(UInt32(truncatingIfNeeded: plainLength), endianness: .little)
        length = body.readableBytes
        buffers = [body]
    }

    /// No name, no time, compressed fast, by an unknown system.
    private static let gzipHeader: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 0xFF]
}
