/// The unescaped UTF-8 bytes of one JSON string or member name, not copied.
///
/// Valid only inside the closure of `JSONParser.withDocument`. A collection of bytes, so a timestamp or an
/// identifier can be read without making a `String`; compares with a literal by length and bytes, so it can be
/// switched over: `switch key { case "name": …; case "osInfo": …; default: break }`.
@usableFromInline @safe package struct JSONText: RandomAccessCollection {
    @usableFromInline let start: UnsafePointer<UInt8>

    /// The number of UTF-8 bytes.
    @usableFromInline package let count: Int

    @inlinable @inline(__always)
    init(strings: UnsafePointer<UInt8>, word: UInt64) {
        // A string's word holds its offset; there, four bytes of length come before the bytes.
        let header = unsafe strings + Int(word & 0x00FF_FFFF_FFFF_FFFF)
        unsafe count = Int(UnsafeRawPointer(header).loadUnaligned(as: UInt32.self))
        unsafe start = header + 4
    }

    /// Always zero.
    @inlinable package var startIndex: Int { 0 }

    /// The same as `count`.
    @inlinable package var endIndex: Int { count }

    /// The byte at that position, which must be in `0..<count`.
    @inlinable package subscript(position: Int) -> UInt8 {
        precondition(position >= 0 && position < count, "JSONText index out of range")
        return unsafe start[position]
    }

    /// The text as a `String`, copied.
    @inlinable package var string: String {
        unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Calls `body` with the bytes as one contiguous span.
    @inlinable
    package func withSpan<Value, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
        return try unsafe body(bytes.span)
    }

    /// Calls `body` with the bytes; there is always a result.
    @inlinable
    package func withContiguousStorageIfAvailable<Value>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Value
    ) rethrows -> Value? {
        try unsafe body(UnsafeBufferPointer(start: start, count: count))
    }
}

// MARK: - Comparison

extension JSONText {
    /// Whether the text is exactly that literal, byte for byte.
    @inlinable @inline(__always)
    package static func == (text: JSONText, literal: StaticString) -> Bool {
        guard text.count == literal.utf8CodeUnitCount else { return false }
        return unsafe equalBytes(text.start, literal.utf8Start, count: text.count)
    }

    /// Whether the text differs from that literal.
    @inlinable
    package static func != (text: JSONText, literal: StaticString) -> Bool { !(text == literal) }

    /// Lets a text be switched over with literals as patterns.
    @inlinable @inline(__always)
    package static func ~= (literal: StaticString, text: JSONText) -> Bool { text == literal }

    /// Whether the text is exactly that string's UTF-8.
    @inlinable
    package static func == (text: JSONText, string: String) -> Bool { text.elementsEqual(string.utf8) }

    /// Compares words, the last one overlapping, so that nothing past either end is read.
    @inlinable @inline(__always)
    static func equalBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
        let left = unsafe UnsafeRawPointer(left)
        let right = unsafe UnsafeRawPointer(right)
        if count >= 8 {
            var offset = 0
            while offset + 8 < count {
                guard unsafe equalWord(left, right, at: offset, as: UInt64.self) else { return false }
                offset += 8
            }
            return unsafe equalWord(left, right, at: count - 8, as: UInt64.self)
        }
        if count >= 4 {
            return unsafe equalWord(left, right, at: 0, as: UInt32.self)
                && equalWord(left, right, at: count - 4, as: UInt32.self)
        }
        for offset in 0..<count {
            guard unsafe equalWord(left, right, at: offset, as: UInt8.self) else { return false }
        }
        return true
    }

    @inlinable @inline(__always)
    static func equalWord<Word: FixedWidthInteger & BitwiseCopyable>(
        _ left: UnsafeRawPointer,
        _ right: UnsafeRawPointer,
        at offset: Int,
        as word: Word.Type
    ) -> Bool {
        unsafe left.loadUnaligned(fromByteOffset: offset, as: word)
            == right.loadUnaligned(fromByteOffset: offset, as: word)
    }
}
