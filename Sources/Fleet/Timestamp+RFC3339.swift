/// RFC 3339 text, as OS Config (`Z`) and Compute Engine (an offset) write it.
extension Timestamp {
    /// Reads RFC 3339 text; `nil` when it is not.
    package init?(rfc3339 text: String) {
        self.init(rfc3339: text.utf8.span)
    }

    /// Reads RFC 3339 bytes with 0 to 9 fraction digits and `Z` or an offset; `nil` when they are not.
    package init?(rfc3339 bytes: Span<UInt8>) {
        var reader = DigitReader()
        guard
            let year = reader.number(of: 4, in: bytes), year >= 1, reader.skip("-", in: bytes),
            let month = reader.number(of: 2, in: bytes), reader.skip("-", in: bytes),
            let day = reader.number(of: 2, in: bytes),
            reader.skip("T", in: bytes) || reader.skip("t", in: bytes) || reader.skip(" ", in: bytes),
            let hour = reader.number(of: 2, in: bytes), reader.skip(":", in: bytes),
            let minute = reader.number(of: 2, in: bytes), reader.skip(":", in: bytes),
            let second = reader.number(of: 2, in: bytes),
            month >= 1, day >= 1, day <= CivilDate.days(inMonth: month, of: year),
            hour < 24, minute < 60, second <= 60,
            let fraction = reader.fraction(in: bytes),
            let offset = reader.offset(in: bytes), reader.position == bytes.count
        else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        let seconds = Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second) - Int64(offset)
        self.init(microseconds: seconds * 1_000_000 + Int64(fraction))
    }

    /// The moment as RFC 3339 in UTC, with as many fraction digits (0, 3 or 6) as it needs.
    package var rfc3339: String {
        let (wholeSeconds, fraction) = microseconds.flooredDivision(by: 1_000_000)
        let (days, secondOfDay) = wholeSeconds.flooredDivision(by: 86_400)
        let date = CivilDate(daysSinceEpoch: Int(days))
        let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60]
            .map { Int($0).padded(to: 2) }.joined(separator: ":")
        var digits = fraction == 0 ? "" : "." + Int(fraction).padded(to: 6)
        if fraction != 0, fraction % 1_000 == 0 { digits.removeLast(3) }
        return "\(date)T\(time)\(digits)Z"
    }
}

/// Reads decimal fields from bytes, never past their end.
private struct DigitReader {
    private(set) var position = 0

    mutating func number(of digits: Int, in bytes: Span<UInt8>) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for index in position..<position + digits {
            guard let digit = Self.digit(bytes[index]) else { return nil }
            value = value * 10 + digit
        }
        position += digits
        return value
    }

    mutating func skip(_ character: Unicode.Scalar, in bytes: Span<UInt8>) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    /// The fraction in microseconds: 0 without one, `nil` when the point has no or too many digits.
    mutating func fraction(in bytes: Span<UInt8>) -> Int? {
        guard skip(".", in: bytes) else { return 0 }
        var value = 0
        var digits = 0
        while position < bytes.count, let digit = Self.digit(bytes[position]) {
            if digits < 6 { value = value * 10 + digit }
            digits += 1
            position += 1
        }
        guard (1...9).contains(digits) else { return nil }
        for _ in stride(from: digits, to: 6, by: 1) { value *= 10 }
        return value
    }

    /// The offset from UTC in seconds, 0 for `Z`.
    mutating func offset(in bytes: Span<UInt8>) -> Int? {
        if skip("Z", in: bytes) || skip("z", in: bytes) { return 0 }
        let isWest = skip("-", in: bytes)
        guard
            isWest || skip("+", in: bytes),
            let hours = number(of: 2, in: bytes), skip(":", in: bytes), let minutes = number(of: 2, in: bytes),
            hours < 24, minutes < 60
        else { return nil }
        return (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte &- 0x30 < 10 ? Int(byte &- 0x30) : nil
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, and the remainder, which is never negative.
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension Int {
    /// The decimal digits with leading zeros up to `width`.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
