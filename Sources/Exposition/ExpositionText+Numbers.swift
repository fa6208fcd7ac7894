extension ExpositionText {
    mutating func append(_ value: SampleValue) {
        switch value.kind {
        case .integer(let number): appendInteger(number)
        case .real(let number): appendReal(number)
        case .microseconds(let number): appendSeconds(microseconds: number)
        }
    }

    /// Writes a whole number.
    mutating func appendInteger(_ value: Int64) {
        if value < 0 {
            append(UInt8(ascii: "-"))
        }
        appendDigits(of: value.magnitude)
    }

    /// Writes microseconds as seconds, with as many decimals as the value needs.
    mutating func appendSeconds(microseconds: Int64) {
        if microseconds < 0 {
            append(UInt8(ascii: "-"))
        }
        let (seconds, rest) = microseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        appendDigits(of: seconds)
        guard rest > 0 else { return }
        var fraction = rest
        var width = 6
        while fraction.isMultiple(of: 10) {
            fraction /= 10
            width -= 1
        }
        append(UInt8(ascii: "."))
        appendDigits(of: fraction, width: width)
    }

    /// Writes the shortest decimal that reads back as the same double.
    ///
    /// Magnitudes below 1e15 never get an exponent; both zeros are `0`.
    mutating func appendReal(_ value: Double) {
        if value.isNaN {
            append("NaN")
        } else if value.isInfinite {
            append(value < 0 ? "-Inf" : "+Inf")
        } else if value.magnitude <= 0x1p53, value == Double(Int64(value)) {
            appendInteger(Int64(value))
        } else {
            appendDescription(of: value)
        }
    }

    private mutating func appendDescription(of value: Double) {
        let description = value.description
        let parts = description.utf8.split(separator: UInt8(ascii: "e"))
        if parts.count == 2, let exponent = Int(Substring(parts[1])), exponent < 0 {
            appendFraction(significand: parts[0], zeros: -exponent - 1)
        } else {
            append(description)
        }
    }

    /// Writes a significand such as `-1.25` behind `0.` and some zeros, in place of its negative exponent.
    private mutating func appendFraction(significand: Substring.UTF8View, zeros: Int) {
        if significand.first == UInt8(ascii: "-") {
            append(UInt8(ascii: "-"))
        }
        append("0.")
        for _ in 0..<zeros {
            append(UInt8(ascii: "0"))
        }
        for byte in significand where byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".") {
            append(byte)
        }
    }

    /// Writes decimal digits, with leading zeros up to the given width.
    private mutating func appendDigits(of value: UInt64, width: Int = 1) {
        let start = count
        var rest = value
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0 || count - start < width
        reverse(from: start)
    }
}
