import CSimdjson

/// Parses JSON documents one after another, reusing its buffers.
///
/// Memory follows the largest document parsed and is kept until the parser goes: address space of up to thirty times
/// its size, of which a typical document touches two or three times. One parser serves one task at a time.
@safe package struct JSONParser: ~Copyable, @unchecked Sendable {
    /// How deep arrays and objects may nest.
    package let maximumDepth: Int

    private let parser: OpaquePointer?
    private var buffer = PaddedBuffer()

    /// A parser that refuses documents nested deeper than `maximumDepth`, 1,024 levels unless told otherwise.
    package init(maximumDepth: Int = 1_024) {
        self.maximumDepth = Swift.max(1, maximumDepth)
        unsafe parser = csimdjson_create(self.maximumDepth)
    }

    deinit {
        unsafe csimdjson_destroy(parser)
    }

    /// Parses one document and calls `body` with its root value.
    ///
    /// The cursor and everything reached from it is valid only inside `body`. Throws `JSONError` when the bytes are
    /// not one JSON document, and whatever `body` throws.
    package mutating func withDocument<Value, Failure: Error>(
        _ bytes: [UInt8],
        _ body: (JSONCursor) throws(Failure) -> Value
    ) throws -> Value {
        try withDocument(bytes.span, body)
    }

    /// Parses one document, copying it once, and calls `body` with its root value.
    package mutating func withDocument<Value, Failure: Error>(
        _ bytes: Span<UInt8>,
        _ body: (JSONCursor) throws(Failure) -> Value
    ) throws -> Value {
        buffer.removeAll()
        buffer.append(bytes)
        return try unsafe body(root(of: buffer.bytes))
    }

    /// Parses a document that a splitter holds, in place, and calls `body` with its root value.
    ///
    /// Offsets in a `JSONError` count from the start of the splitter's stream.
    package mutating func withDocument<Value, Failure: Error>(
        _ document: JSONDocument,
        of splitter: borrowing JSONDocumentSplitter,
        _ body: (JSONCursor) throws(Failure) -> Value
    ) throws -> Value {
        let root: JSONCursor
        do throws(JSONError) {
            root = try unsafe self.root(of: splitter.paddedBytes(of: document))
        } catch {
            throw error.shifted(by: document.offset)
        }
        return try body(root)
    }

    /// The root of the document in `bytes`, behind which the padding must be readable.
    private func root(of bytes: UnsafeRawBufferPointer) throws(JSONError) -> JSONCursor {
        guard let parser = unsafe parser else { throw JSONError(offset: nil, problem: "out of memory") }
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let status = unsafe csimdjson_parse(parser, start, bytes.count)
        guard status == CSIMDJSON_OK, let tape = unsafe csimdjson_tape(parser),
            let strings = unsafe csimdjson_strings(parser)
        else {
            let message = unsafe String(cString: csimdjson_message(parser))
            throw unsafe failure(status, message, in: bytes.bindMemory(to: UInt8.self))
        }
        return unsafe JSONCursor(tape: tape, strings: strings, index: 1)
    }

    private func failure(
        _ status: csimdjson_status,
        _ message: String,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> JSONError {
        switch status {
        case CSIMDJSON_TOO_LARGE:
            JSONError(offset: nil, problem: "the document is larger than 4 GiB; split it into smaller ones")
        case CSIMDJSON_OUT_OF_MEMORY:
            JSONError(offset: nil, problem: "out of memory for a document of \(bytes.count) bytes")
        case CSIMDJSON_INTERNAL:
            JSONError(offset: nil, problem: message)
        case CSIMDJSON_EMPTY:
            JSONError(offset: 0, problem: "empty, expected one JSON value")
        default:
            unsafe JSONFaultFinder.fault(in: bytes, maximumDepth: maximumDepth)
                ?? JSONError(offset: nil, problem: message)
        }
    }
}
