import CZlib
import NIOCore

/// Compresses one chunk after the other so that each can be read without those before it.
///
/// Joined, they are one gzip member: clients exist that read only the first of several.
@safe final class ChunkCompressor {
    private let stream: UnsafeMutablePointer<z_stream>

    /// A compressor; `nil` when zlib cannot have the memory.
    init?() {
        unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // -15: the widest window, and no header of its own. Level 1: what is sent once is not worth more time.
        guard unsafe czlib_deflateInit2(stream, 1, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// The bytes as deflate blocks (RFC 1951) that end on a whole byte and refer to nothing before them.
    func compressed(_ bytes: ByteBuffer) -> ByteBuffer? {
        // zlib calls it an error to have nothing to do.
        guard bytes.readableBytes > 0 else { return ByteBuffer() }
        // Flushing adds at most an empty block to what deflate itself may add.
        let bound = Int(unsafe deflateBound(stream, UInt(bytes.readableBytes))) + 64
        scratch.clear()
        let isWhole = unsafe bytes.withUnsafeReadableBytes { input in
            var result = Z_OK
            unsafe scratch.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { output in
                let start = unsafe input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                // zlib only reads the input.
                unsafe stream.pointee.next_in = start.map { unsafe UnsafeMutablePointer(mutating: $0) }
                unsafe stream.pointee.avail_in = UInt32(clamping: input.count)
                unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.pointee.avail_out = UInt32(clamping: output.count)
                result = unsafe deflate(stream, Z_FULL_FLUSH)
                return output.count - Int(unsafe stream.pointee.avail_out)
            }
            // With the room used up, something could still be to come.
            return unsafe result == Z_OK && stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0
        }
        guard isWhole else { return nil }
        // A copy of the right size: the scratch has room for the worst case.
        return ByteBuffer(bytes: scratch.readableBytesView)
    }

    private var scratch = ByteBuffer()
}
