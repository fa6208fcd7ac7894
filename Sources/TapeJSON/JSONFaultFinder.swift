/// Finds the first bad byte of a document that the parser refused, which it does not tell.
///
/// A plain strict scanner without recursion, run only on failure.
@safe struct JSONFaultFinder {
    private enum Expectation {
        case value
        case valueOrEnd
        case name
        case nameOrEnd
        case colon
        case separator
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let maximumDepth: Int
    private var position = 0
    private var expectation = Expectation.value

    /// The brackets that will close what is open, innermost last.
    private var closers: [UInt8] = []

    /// The first fault, or nil when the document looks sound from here.
    static func fault(in bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) -> JSONError? {
        if let offset = unsafe firstInvalidUTF8(in: bytes) {
            return JSONError(offset: offset, problem: "not valid UTF-8")
        }
        var finder = unsafe JSONFaultFinder(bytes: bytes, maximumDepth: maximumDepth)
        do throws(JSONError) {
            try finder.scanDocument()
            return nil
        } catch {
            return error
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        unsafe self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    private static func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = unsafe bytes.makeIterator()
        var offset = 0
        while true {
            switch unsafe parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }

    // MARK: - Structure

    private mutating func scanDocument() throws(JSONError) {
        while let byte = nextVisibleByte() {
            if expectation == .separator, closers.isEmpty {
                throw fault("there is more after the end of the document")
            }
            try scanToken(byte)
        }
        guard expectation == .separator, closers.isEmpty else { throw fault("the document ends too early") }
    }

    private mutating func scanToken(_ byte: UInt8) throws(JSONError) {
        switch (expectation, byte) {
        case (.valueOrEnd, UInt8(ascii: "]")), (.nameOrEnd, UInt8(ascii: "}")): close()
        case (.value, _), (.valueOrEnd, _): try scanValue(byte)
        case (.name, UInt8(ascii: "\"")), (.nameOrEnd, UInt8(ascii: "\"")):
            try scanString()
            expectation = .colon
        case (.name, _), (.nameOrEnd, _): throw fault("expected a member name in double quotes")
        case (.colon, UInt8(ascii: ":")): advance(to: .value)
        case (.colon, _): throw fault("expected a colon after the member name")
        case (.separator, UInt8(ascii: ",")): advance(to: closers.last == UInt8(ascii: "]") ? .value : .name)
        case (.separator, closers.last): close()
        case (.separator, _):
            throw fault("expected a comma or \(closers.last == UInt8(ascii: "]") ? "]" : "}")")
        }
    }

    private mutating func scanValue(_ byte: UInt8) throws(JSONError) {
        switch byte {
        case UInt8(ascii: "["): try open(UInt8(ascii: "]"), .valueOrEnd)
        case UInt8(ascii: "{"): try open(UInt8(ascii: "}"), .nameOrEnd)
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "t"): try scanWord("true")
        case UInt8(ascii: "f"): try scanWord("false")
        case UInt8(ascii: "n"): try scanWord("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        default: throw fault("expected a value")
        }
    }

    private mutating func open(_ closer: UInt8, _ next: Expectation) throws(JSONError) {
        guard closers.count < maximumDepth else { throw fault("nested deeper than \(maximumDepth) levels") }
        closers.append(closer)
        advance(to: next)
    }

    private mutating func close() {
        closers.removeLast()
        advance(to: .separator)
    }

    // MARK: - Scalars

    private mutating func scanWord(_ word: StaticString) throws(JSONError) {
        let end = position + word.utf8CodeUnitCount
        let matches = unsafe end <= bytes.count && bytes[position..<end].elementsEqual("\(word)".utf8)
        guard matches else { throw fault("expected \(word)") }
        position = end
        expectation = .separator
    }

    private mutating func scanNumber() throws(JSONError) {
        let number = unsafe JSONNumberScan(bytes.span, at: position)
        guard number.isComplete else { throw fault("not a valid number", at: number.end) }
        let digits = unsafe String(decoding: bytes[position..<number.end], as: UTF8.self)
        let isInRange =
            number.isInteger
            ? Int64(digits) != nil || UInt64(digits) != nil
            : Double(digits)?.isFinite ?? false
        guard isInRange else { throw fault("number out of range") }
        position = number.end
        expectation = .separator
    }

    private mutating func scanString() throws(JSONError) {
        position += 1
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault("a control character in a string has to be escaped") }
            guard byte == UInt8(ascii: "\\") else {
                position += 1
                continue
            }
            try scanEscape()
        }
        guard unsafe position < bytes.count else { throw fault("the document ends inside a string") }
        advance(to: .separator)
    }

    private mutating func scanEscape() throws(JSONError) {
        guard peek(1) == UInt8(ascii: "u") else {
            guard let byte = peek(1) else { throw unsafe fault("the document ends inside a string", at: bytes.count) }
            guard "\"\\/bfnrt".utf8.contains(byte) else { throw fault("not a valid escape") }
            position += 2
            return
        }
        guard let unit = codeUnit(at: position) else { throw fault("\\u needs four hexadecimal digits") }
        guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else {
            position += 6
            return
        }
        guard UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: position + 6), UTF16.isTrailSurrogate(trail) else {
            throw fault("half of a surrogate pair")
        }
        position += 12
    }

    /// The value of the `\uXXXX` at that offset.
    private func codeUnit(at offset: Int) -> UInt16? {
        guard unsafe offset + 6 <= bytes.count, unsafe bytes[offset] == UInt8(ascii: "\\"),
            unsafe bytes[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        let digits = unsafe bytes[(offset + 2)..<(offset + 6)]
        guard unsafe digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return unsafe UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    // MARK: - Bytes

    private func peek(_ ahead: Int = 0) -> UInt8? {
        unsafe position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    private mutating func nextVisibleByte() -> UInt8? {
        while let byte = peek(), isJSONWhitespace(byte) { position += 1 }
        return peek()
    }

    private mutating func advance(to next: Expectation) {
        position += 1
        expectation = next
    }

    private func fault(_ problem: String, at offset: Int? = nil) -> JSONError {
        JSONError(offset: offset ?? position, problem: problem)
    }
}

/// Whether JSON allows that byte between tokens.
func isJSONWhitespace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
}
