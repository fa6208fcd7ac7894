import CZlib
package import NIOCore

/// A stretch of a page as it is sent, plain and compressed: made once, then shared by every body it stands in.
package final class ExpositionChunk: Sendable {
    /// The bytes.
    package let plain: ByteBuffer
    /// The bytes as deflate blocks that stand for themselves; empty where nothing is compressed.
    package let compressed: ByteBuffer
    /// CRC-32 of the plain bytes, as gzip wants it.
    let checksum: UInt
    /// What shifts another checksum by the length of the plain bytes, so that joining chunks reads none of them.
    let shift: UInt

    /// Takes bytes; without a compressor there is only the plain form.
    init(_ plain: ByteBuffer, _ compressor: ChunkCompressor?) throws(PublishingError) {
        self.plain = plain
        guard let compressor else {
            (compressed, checksum, shift) = (ByteBuffer(), 0, 0)
            return
        }
        guard let compressed = compressor.compressed(plain) else { throw .compression }
        self.compressed = compressed
        checksum = unsafe plain.withUnsafeReadableBytes { bytes in
            unsafe crc32_z(0, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        }
        shift = crc32_combine_gen(plain.readableBytes)
    }
}

/// Why a page could not be put together.
package enum PublishingError: Error, CustomStringConvertible {
    /// zlib failed, which it does for want of memory only.
    case compression

    package var description: String { "cannot compress the exposition; is there memory left?" }
}
