import CZlib
import NIOCore

/// Bodies compressed as gzip (RFC 1952).
enum GzipBody {
    /// The body, compressed fast rather than small; `nil` when zlib cannot.
    static func compressed(_ body: [UInt8]) -> ByteBuffer? {
        // 31: the widest window, with a header of gzip instead of zlib's.
        var stream = unsafe z_stream()
        guard body.count < UInt32.max, unsafe czlib_deflateInit2(&stream, 1, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK else {
            return nil
        }
        defer { unsafe deflateEnd(&stream) }
        let bound = Int(unsafe deflateBound(&stream, UInt(body.count)))
        var compressed = ByteBuffer()
        let isWhole = unsafe body.withUnsafeBufferPointer { input in
            var result = Z_OK
            unsafe compressed.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { output in
                // zlib only reads the input.
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.avail_out = UInt32(clamping: output.count)
                result = unsafe deflate(&stream, Z_FINISH)
                return Int(unsafe stream.total_out)
            }
            return result == Z_STREAM_END
        }
        return isWhole ? compressed : nil
    }
}
