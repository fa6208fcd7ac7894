extension ValueKind<Duration> {
    /// A duration of at least so long.
    static func duration(atLeast minimum: Duration = .zero) -> Self {
        scalar("a duration such as 5m", of: [.text, .number], show: DurationText.show) { text, _ throws(Refusal) in
            let duration = try DurationText.parse(text)
            guard duration >= minimum else {
                throw Refusal("\(Excerpt(text)) is too short; at least \(DurationText.show(minimum))")
            }
            return duration
        }
    }
}

extension ValueKind<Int> {
    /// A whole number within bounds.
    static func integer(in range: ClosedRange<Int>) -> Self {
        scalar("a whole number", of: [.number], show: \.description) { text, _ throws(Refusal) in
            guard let number = Int(text), "\(number)" == text else {
                throw Refusal("\(Excerpt(text)) is not a whole number in plain digits")
            }
            guard number >= range.lowerBound else {
                throw Refusal("\(number) is too small; at least \(range.lowerBound)")
            }
            guard number <= range.upperBound else {
                throw Refusal("\(number) is too large; at most \(range.upperBound)")
            }
            return number
        }
    }
}

extension ValueKind<Double> {
    /// An amount of US dollars, 0 or more.
    static var usd: Self {
        scalar("a number of US dollars", of: [.number], show: show) { text, _ throws(Refusal) in
            guard let amount = Double(text), amount.isFinite else {
                throw Refusal("\(Excerpt(text)) is not a number of US dollars")
            }
            guard amount >= 0 else { throw Refusal("\(Excerpt(text)) is negative; an amount is 0 or more") }
            return amount
        }
    }

    private static func show(_ amount: Double) -> String {
        let text = "\(amount)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
