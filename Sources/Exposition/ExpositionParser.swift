/// Reads the text format line by line, as strictly as ``ExpositionFormat/text`` writes it.
///
/// Names are cut out but not judged; that is the ``ExpositionLinter``'s work. Bytes that are not UTF-8 are repaired.
package struct ExpositionParser {
    /// The number of the line that ``next()`` returned last, from 1.
    package private(set) var lineNumber = 0
    private let bytes: [UInt8]
    private var position = 0

    /// Starts at the first line of a body.
    package init(_ body: [UInt8]) {
        bytes = body
    }

    /// All sample lines of a body in their order; lines that cannot be read are left out.
    package static func samples(in body: [UInt8]) -> [ParsedSample] {
        var parser = ExpositionParser(body)
        var samples: [ParsedSample] = []
        while let line = parser.next() {
            if case .success(.sample(let sample)) = line {
                samples.append(sample)
            }
        }
        return samples
    }

    /// The next line, or why it cannot be read; nil at the end.
    package mutating func next() -> Result<ParsedLine, ExpositionSyntaxError>? {
        guard position < bytes.count else { return nil }
        lineNumber += 1
        defer { skipLine() }
        do throws(ExpositionSyntaxError) {
            switch bytes[position] {
            case UInt8(ascii: "\n"): throw .blankLine
            case UInt8(ascii: "#"): return .success(try header())
            default: return .success(.sample(try sample()))
            }
        } catch {
            return .failure(error)
        }
    }

    private mutating func header() throws(ExpositionSyntaxError) -> ParsedLine {
        let isHelp = skip("# HELP ")
        guard isHelp || skip("# TYPE ") else { throw .unknownComment }
        let name = token()
        guard !name.isEmpty, skip(UInt8(ascii: " ")) else { throw .incompleteHeader }
        let rest = restOfLine()
        guard !rest.isEmpty else { throw .incompleteHeader }
        return isHelp
            ? .help(name: name, text: try Self.unescaped(rest, quotes: false))
            : .type(name: name, word: String(decoding: rest, as: UTF8.self))
    }

    private mutating func sample() throws(ExpositionSyntaxError) -> ParsedSample {
        let name = token()
        guard !name.isEmpty else { throw .missingName }
        let labels = skip(UInt8(ascii: "{")) ? try labels() : []
        try expect(" ")
        let text = String(decoding: restOfLine(), as: UTF8.self)
        guard let value = Self.number(text) else {
            throw text.utf8.contains(UInt8(ascii: " ")) ? .textBehindValue : .badNumber
        }
        return ParsedSample(name: name, labels: labels, value: value, valueText: text)
    }

    /// Reads labels up to and with the closing brace.
    private mutating func labels() throws(ExpositionSyntaxError) -> [ParsedLabel] {
        var labels: [ParsedLabel] = []
        repeat {
            let name = token()
            guard !name.isEmpty else { throw .missingName }
            try expect("=")
            try expect("\"")
            labels.append(ParsedLabel(name: name, value: try labelValue()))
        } while skip(UInt8(ascii: ","))
        try expect("}")
        return labels
    }

    /// Reads a label value up to and with its closing quote.
    private mutating func labelValue() throws(ExpositionSyntaxError) -> String {
        let start = position
        let (end, hasEscapes) = endOfValue()
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { throw .unterminatedValue }
        position = end + 1
        return hasEscapes
            ? try Self.unescaped(bytes[start..<end], quotes: true)
            : String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Reads up to the next character that cannot be part of a name.
    private mutating func token() -> String {
        let start = position
        position = endOfToken()
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func restOfLine() -> ArraySlice<UInt8> {
        let start = position
        position = endOfLine()
        return bytes[start..<position]
    }

    private mutating func skipLine() {
        position = endOfLine() + 1
    }

    // The loops below see every byte of a body, so they compare with plain numbers, which cost debug builds no call.

    private func endOfValue() -> (end: Int, hasEscapes: Bool) {
        let span = bytes.span
        var end = position
        var hasEscapes = false
        while end < span.count {
            let byte = span[end]
            // Double quote, line feed; then backslash with what it escapes.
            if byte == 0x22 || byte == 0x0A { break }
            if byte == 0x5C {
                hasEscapes = true
                if end + 1 < span.count, span[end + 1] != 0x0A {
                    end += 1
                }
            }
            end += 1
        }
        return (end, hasEscapes)
    }

    private func endOfToken() -> Int {
        let span = bytes.span
        var end = position
        while end < span.count {
            let byte = span[end]
            // Space and all before it, then { } = , " in this order.
            if byte <= 0x20 || byte == 0x7B || byte == 0x7D || byte == 0x3D || byte == 0x2C || byte == 0x22 { break }
            end += 1
        }
        return end
    }

    private func endOfLine() -> Int {
        let span = bytes.span
        var end = position
        while end < span.count, span[end] != 0x0A {
            end += 1
        }
        return end
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skip(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    private mutating func expect(_ character: Character) throws(ExpositionSyntaxError) {
        guard let byte = character.asciiValue, skip(byte) else { throw .expected(character) }
    }
}
