extension JSONCursor {
    /// The integer: a number, or a decimal string as proto JSON writes 64-bit integers; nil otherwise.
    ///
    /// Never passes through `Double`, so identifiers above 2^53 stay exact. A number written with a fraction or
    /// an exponent, and one that does not fit, is nil.
    @inlinable package var int64: Int64? {
        switch tag {
        case TapeTag.int64: Int64(bitPattern: payload)
        case TapeTag.uint64: Int64(exactly: payload)
        case TapeTag.string: text.flatMap { $0.decimal() }
        default: nil
        }
    }

    /// The unsigned integer: a number, or a decimal string; nil otherwise and when negative.
    @inlinable package var uint64: UInt64? {
        switch tag {
        case TapeTag.int64: UInt64(exactly: Int64(bitPattern: payload))
        case TapeTag.uint64: payload
        case TapeTag.string: text.flatMap { $0.decimal() }
        default: nil
        }
    }

    /// The floating-point number: a number, or a string that is a JSON number, "NaN", "Infinity" or "-Infinity".
    ///
    /// Nil otherwise. Source: the proto3 JSON mapping of `double`.
    @inlinable package var double: Double? {
        switch tag {
        case TapeTag.double: Double(bitPattern: payload)
        case TapeTag.int64: Double(Int64(bitPattern: payload))
        case TapeTag.uint64: Double(payload)
        case TapeTag.string: text.flatMap { $0.floatingPoint }
        default: nil
        }
    }

    /// The second tape word of a number.
    @inlinable var payload: UInt64 { unsafe tape[index + 1] }
}

extension JSONText {
    /// The text as a decimal integer of digits with an optional leading minus; nil otherwise or when it does not fit.
    @inlinable
    package func decimal<Integer: FixedWidthInteger>(as type: Integer.Type = Integer.self) -> Integer? {
        let isNegative = first == UInt8(ascii: "-")
        let digits = dropFirst(isNegative ? 1 : 0)
        guard !digits.isEmpty else { return nil }
        var value: Integer = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let (shifted, overflowed) = value.multipliedReportingOverflow(by: 10)
            let digit = Integer(truncatingIfNeeded: byte - UInt8(ascii: "0"))
            let (sum, carried) =
                isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            guard !overflowed, !carried else { return nil }
            value = sum
        }
        return value
    }

    @usableFromInline var floatingPoint: Double? {
        switch self {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        default:
            guard withSpan({ JSONNumberScan($0, at: 0).endsAt($0.count) }) else { return nil }
            return Double(string).flatMap { $0.isFinite ? $0 : nil }
        }
    }
}
