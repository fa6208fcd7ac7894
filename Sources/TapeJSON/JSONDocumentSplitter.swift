import CSimdjson

/// Cuts a stream of bytes into whole JSON documents, holding no more than one of them and the last chunk.
///
/// A stream is either documents one after another, such as a single one or NDJSON, or, when its first byte is `[`,
/// one array whose elements are the documents. A byte order mark at the start is skipped. Documents are cut by
/// strings and the depth of brackets only: whether what is inside is JSON is for `JSONParser` to say.
///
/// Feed it a chunk, take documents until there is none, repeat; then `finish` and take the rest:
///
///     splitter.append(chunk)
///     while let document = try splitter.next() {
///         try parser.withDocument(document, of: splitter) { root in … }
///     }
package struct JSONDocumentSplitter: ~Copyable {
    private enum State {
        case byteOrderMark
        case start
        case documents
        case arrayStart
        case element
        case separator
        case end
    }

    /// The largest document accepted, in bytes.
    package let maximumDocumentSize: Int

    /// The number of documents handed out.
    package private(set) var documentCount = 0

    private var state = State.byteOrderMark
    private var isFinished = false
    private var buffer = PaddedBuffer()

    /// The offset in the stream of the first buffered byte.
    private var bufferOffset = 0

    /// Where in the buffer to go on: everything before is done with.
    private var position = 0

    /// How many bytes of the unfinished document at `position` were looked at.
    private var scanned = 0
    private var scan = csimdjson_container_scan()

    /// A splitter that refuses documents above `maximumDocumentSize`, 64 MiB unless told otherwise.
    package init(maximumDocumentSize: Int = 64 << 20) {
        self.maximumDocumentSize = maximumDocumentSize
    }

    /// Takes in the next chunk of the stream; documents already handed out are no longer held.
    package mutating func append(_ chunk: Span<UInt8>) {
        buffer.removeFirst(position)
        bufferOffset += position
        position = 0
        buffer.append(chunk)
    }

    /// Takes in the next chunk of the stream; documents already handed out are no longer held.
    package mutating func append(_ chunk: [UInt8]) {
        append(chunk.span)
    }

    /// Says that the stream has ended; take the remaining documents after this.
    package mutating func finish() {
        isFinished = true
    }

    /// The next whole document; nil when it takes more bytes or, after `finish`, when there is none left.
    ///
    /// Throws when the stream cannot go on, and the same again when asked again.
    package mutating func next() throws(JSONError) -> JSONDocument? {
        if scanned == 0 {
            guard try skipToDocument() else { return nil }
        }
        guard let count = try scanDocument() else { return nil }
        let document = JSONDocument(index: documentCount, offset: bufferOffset + position, count: count)
        documentCount += 1
        position += count
        scanned = 0
        scan = csimdjson_container_scan()
        if state == .element { state = .separator }
        return document
    }

    /// The document's bytes with the parser's padding behind them, valid until the splitter changes.
    func paddedBytes(of document: JSONDocument) throws(JSONError) -> UnsafeRawBufferPointer {
        let start = document.offset - bufferOffset
        guard start >= 0, start + document.count <= buffer.count else {
            throw JSONError(offset: 0, problem: "the splitter no longer holds this document")
        }
        return unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[start..<start + document.count])
    }
}

// MARK: - Between documents

extension JSONDocumentSplitter {
    /// Moves to the first byte of the next document; false when there is none in the buffer.
    private mutating func skipToDocument() throws(JSONError) -> Bool {
        guard skipByteOrderMark() else { return false }
        while let byte = nextVisibleByte() {
            switch (state, byte) {
            case (.start, UInt8(ascii: "[")): advance(to: .arrayStart)
            case (.arrayStart, UInt8(ascii: "]")), (.separator, UInt8(ascii: "]")): advance(to: .end)
            case (.separator, UInt8(ascii: ",")): advance(to: .element)
            case (.separator, _): throw fault("expected a comma or ] after the array's element \(documentCount - 1)")
            case (.end, _): throw fault("there is more after the end of the array")
            default:
                guard JSONDocumentSplitter.startsValue(byte) else { throw fault("expected a value") }
                if state == .start { state = .documents }
                if state == .arrayStart { state = .element }
                return true
            }
        }
        let isWhole = state == .start || state == .documents || state == .end
        guard isWhole || !isFinished else { throw fault("the stream ends before the array does") }
        return false
    }

    /// False when it takes more bytes to tell whether there is one.
    private mutating func skipByteOrderMark() -> Bool {
        guard state == .byteOrderMark else { return true }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let head = unsafe Array(buffer.bytes.prefix(mark.count))
        if head != mark, mark.starts(with: head), !isFinished { return false }
        if head == mark { position += mark.count }
        state = .start
        return true
    }

    private mutating func nextVisibleByte() -> UInt8? {
        let bytes = unsafe buffer.bytes
        while position < bytes.count, unsafe isJSONWhitespace(bytes[position]) { position += 1 }
        return unsafe position < bytes.count ? bytes[position] : nil
    }

    private mutating func advance(to next: State) {
        position += 1
        state = next
    }

    private static func startsValue(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): true
        default: false
        }
    }

    private func fault(_ problem: String) -> JSONError {
        JSONError(offset: bufferOffset + position, problem: problem)
    }
}

// MARK: - Inside a document

extension JSONDocumentSplitter {
    /// The length of the document at `position`, nil when it takes more bytes to tell.
    private mutating func scanDocument() throws(JSONError) -> Int? {
        try checkSize()
        let document = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[position...])
        let isWhole: Bool
        switch unsafe document.first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): isWhole = unsafe scanContainer(document)
        case UInt8(ascii: "\""): isWhole = unsafe scanString(document)
        default: isWhole = unsafe scanWord(document)
        }
        try checkSize()
        guard isWhole || !isFinished else {
            throw JSONError(
                offset: bufferOffset + buffer.count,
                problem: "the stream ends inside the document that starts at byte \(bufferOffset + position)"
            )
        }
        return isWhole ? scanned : nil
    }

    private mutating func scanContainer(_ document: UnsafeRawBufferPointer) -> Bool {
        guard scanned < document.count else { return false }
        let rest = unsafe document[scanned...].withMemoryRebound(to: UInt8.self) { rest in
            unsafe csimdjson_scan_container(&scan, rest.baseAddress, rest.count)
        }
        scanned += rest
        return scan.depth == 0
    }

    private mutating func scanString(_ document: UnsafeRawBufferPointer) -> Bool {
        if scanned == 0 { scanned = 1 }
        while scanned < document.count {
            let byte = unsafe document[scanned]
            scanned += 1
            if scan.escaped == 1 {
                scan.escaped = 0
            } else if byte == UInt8(ascii: "\\") {
                scan.escaped = 1
            } else if byte == UInt8(ascii: "\"") {
                return true
            }
        }
        return false
    }

    /// Scans a number, true, false or null: it ends where one of the bytes does that may follow it.
    private mutating func scanWord(_ document: UnsafeRawBufferPointer) -> Bool {
        while scanned < document.count {
            let byte = unsafe document[scanned]
            if isJSONWhitespace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") { return true }
            scanned += 1
        }
        return isFinished && state == .documents
    }

    private func checkSize() throws(JSONError) {
        guard scanned <= maximumDocumentSize else {
            throw fault(
                "the document that starts here is larger than the limit of \(maximumDocumentSize) bytes; "
                    + "raise the limit or split the document"
            )
        }
    }
}
