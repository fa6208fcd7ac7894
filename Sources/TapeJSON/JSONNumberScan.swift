/// How far a JSON number reaches, by the grammar of RFC 8259, section 6.
struct JSONNumberScan {
    /// The offset just past the last byte that fits the grammar.
    private(set) var end: Int

    /// Whether the bytes up to `end` are a whole number, rather than the beginning of one.
    private(set) var isComplete = false

    /// Whether there is neither a fraction nor an exponent.
    private(set) var isInteger = true

    init(_ bytes: Span<UInt8>, at start: Int) {
        end = start
        take(UInt8(ascii: "-"), from: bytes)
        guard take(UInt8(ascii: "0"), from: bytes) || takeDigits(from: bytes) else { return }
        if take(UInt8(ascii: "."), from: bytes) {
            isInteger = false
            guard takeDigits(from: bytes) else { return }
        }
        if take(UInt8(ascii: "e"), from: bytes) || take(UInt8(ascii: "E"), from: bytes) {
            isInteger = false
            if !take(UInt8(ascii: "+"), from: bytes) { take(UInt8(ascii: "-"), from: bytes) }
            guard takeDigits(from: bytes) else { return }
        }
        isComplete = true
    }

    /// Whether the number is whole and ends there.
    func endsAt(_ offset: Int) -> Bool { isComplete && end == offset }

    @discardableResult
    private mutating func take(_ byte: UInt8, from bytes: Span<UInt8>) -> Bool {
        guard end < bytes.count, bytes[end] == byte else { return false }
        end += 1
        return true
    }

    private mutating func takeDigits(from bytes: Span<UInt8>) -> Bool {
        let start = end
        while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") { end += 1 }
        return end > start
    }
}
