import CZlib

/// What a gzip reader makes of bytes that are exactly one member; `nil` when they are not.
func gunzipped(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = unsafe z_stream()
    // 31: a header of gzip is demanded.
    guard unsafe inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        return nil
    }
    defer { unsafe inflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: 1 << 22)
    var input = bytes
    let result = unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { output in
            unsafe stream.next_in = input.baseAddress
            unsafe stream.avail_in = UInt32(input.count)
            unsafe stream.next_out = output.baseAddress
            unsafe stream.avail_out = UInt32(output.count)
            return unsafe inflate(&stream, Z_FINISH)
        }
    }
    guard result == Z_STREAM_END, unsafe stream.avail_in == 0 else { return nil }
    return Array(output.prefix(unsafe Int(stream.total_out)))
}
