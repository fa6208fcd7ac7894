import Fleet

/// Numbers in decimal, without a locale.
package enum DecimalText {
    /// The shortest text that reads back as the same number; `nil` for what is none.
    static func shortest(_ number: Double) -> String? {
        guard number.isFinite else { return nil }
        let text = number == 0 ? "0" : number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// An amount of dollars such as `$1,339.20`, half cents rounded away from zero.
    package static func dollars(_ amount: Double) -> String {
        guard let cents = cents(amount) else { return amount < 0 ? "-very much" : "very much" }
        return (cents < 0 ? "-$" : "$") + twoDecimals(cents.magnitude)
    }

    /// Hours such as `520,800.00`, half hundredths rounded away from zero.
    static func hours(_ time: Duration) -> String {
        let hundredth: Int64 = 36_000_000
        let (whole, rest) = time.wholeMicroseconds.magnitude.quotientAndRemainder(dividingBy: UInt64(hundredth))
        let rounded = whole + (rest >= UInt64(hundredth / 2) ? 1 : 0)
        return (time < .zero && rounded > 0 ? "-" : "") + twoDecimals(rounded)
    }

    /// Exact seconds with as many decimals, up to six, as they need.
    static func seconds(_ time: Duration) -> String {
        let microseconds = time.wholeMicroseconds
        let (whole, rest) = microseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        var decimals = rest == 0 ? "" : "." + padded(rest, to: 6)
        while rest != 0, decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(microseconds < 0 ? "-" : "")\(whole)\(decimals)"
    }

    /// A count with a comma between thousands.
    package static func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    private static func twoDecimals(_ hundredths: UInt64) -> String {
        grouped(hundredths / 100) + "." + padded(hundredths % 100, to: 2)
    }

    private static func padded(_ number: UInt64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Cents, rounded in decimal, since $1.005 means half a cent though no binary number is exactly that.
    ///
    /// `nil` when the amount is no number or too large.
    private static func cents(_ amount: Double) -> Int64? {
        guard amount.magnitude < 1e15, let text = shortest(amount.magnitude) else { return nil }
        let parts = text.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let decimals = mantissa.count > 1 ? mantissa[1] : ""
        guard var number = Int64(mantissa[0] + decimals) else { return nil }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        var surplus = decimals.count - exponent - 2
        while surplus < 0 {
            number *= 10
            surplus += 1
        }
        while surplus > 1, number > 0 {
            number /= 10
            surplus -= 1
        }
        if surplus > 0 { number = number / 10 + (number % 10 >= 5 ? 1 : 0) }
        return amount < 0 ? -number : number
    }
}
