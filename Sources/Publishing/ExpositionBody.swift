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

    /// The chunks as one gzip member (RFC 1952).
    init(gzip chunks: [ExpositionChunk]) {
        var buffers = [Self.gzipHeader]
        buffers.reserveCapacity(chunks.count + 2)
        var checksum: UInt = 0
        var plainLength = 0
        for chunk in chunks {
            buffers.append(chunk.compressed)
            checksum = crc32_combine_op(checksum, chunk.checksum, chunk.shift)
            plainLength += chunk.plain.readableBytes
        }
        // An empty last block, then what lets a reader see that nothing is missing.
        var end = ByteBuffer(bytes: [3, 0])
        end.writeInteger(UInt32(truncatingIfNeeded: checksum), endianness: .little)
        end.writeInteger(UInt32(truncatingIfNeeded: plainLength), endianness: .little)
        buffers.append(end)
        length = buffers.reduce(0) { $0 + $1.readableBytes }
        self.buffers = buffers
    }

    /// No name, no time, compressed fast, by an unknown system.
    private static let gzipHeader = ByteBuffer(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 0xFF])
}
