extension ValueKind<Duration> {
    /// A duration of at least so long; weeks are taken only where they are asked for.
    package static func duration(
        atLeast minimum: Duration = .zero,
        atMost maximum: Duration? = nil,
        takesWeeks: Bool = false
    ) -> Self {
        scalar("a duration such as 5m", of: [.text, .number], show: DurationText.show) { text, _ throws(Refusal) in
            let duration = try DurationText.parse(text, takesWeeks: takesWeeks)
            guard duration >= minimum else {
                throw Refusal("\(Excerpt(text)) is too short; at least \(DurationText.show(minimum))")
            }
            if let maximum, duration > maximum {
                throw Refusal("\(Excerpt(text)) is too long; at most \(DurationText.show(maximum))")
            }
            return duration
        }
    }

    /// A moment relative to a start, before or after it.
    package static var offset: Self {
        scalar("a time such as -50m, +2h or 0", of: [.text, .number], show: DurationText.showOffset) {
            text,
            _ throws(Refusal) in
            try DurationText.parseOffset(text)
        }
    }
}

extension ValueKind<Int> {
    /// A whole number within bounds.
    package static func integer(in range: ClosedRange<Int>) -> Self {
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

    /// A whole percentage from 1 to 100.
    package static var wholePercent: Self {
        text("a whole percentage such as 50%", show: percent) { text, _ throws(Refusal) in
            guard text.hasSuffix("%"), let number = Int(text.dropLast()), "\(number)%" == text,
                (1...100).contains(number)
            else { throw Refusal("\(Excerpt.quoted(text)) is not a whole percentage; write 1% to 100%") }
            return number
        }
    }

    private static func percent(_ number: Int) -> String { "\(number)%" }
}

extension ValueKind<Double> {
    /// A percentage from 0 to 100, as a share from 0 to 1.
    package static var share: Self {
        text("a percentage such as 0.5%", show: percent) { text, _ throws(Refusal) in
            let isNumber = text.dropLast().allSatisfy { $0.isASCIIDigit || $0 == "." }
            guard text.hasSuffix("%"), isNumber, let number = Double(text.dropLast()), number <= 100 else {
                throw Refusal("\(Excerpt.quoted(text)) is not a percentage; write 0% to 100%")
            }
            return number / 100
        }
    }

    private static func percent(_ share: Double) -> String {
        let text = "\(share * 100)"
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
    }
}

extension ValueKind<Bool> {
    /// A truth value.
    package static var flag: Self {
        scalar("true or false", of: [.boolean], show: \.description) { text, _ in text.lowercased() == "true" }
    }

    /// What is said by being there: only true is taken.
    package static var mark: Self {
        scalar("true", of: [.boolean], show: \.description) { text, _ throws(Refusal) in
            guard text.lowercased() == "true" else { throw Refusal("must be true; remove the key otherwise") }
            return true
        }
    }
}
