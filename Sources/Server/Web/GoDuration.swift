import StrictYAML

extension ValueKind<Duration> {
    /// A duration as Go writes it: `1s`, `250ms`, `1m30s`, `1.5s`, `0`.
    static var goDuration: Self {
        scalar("a duration such as 1s", of: [.text, .number], show: \.description) { text, _ throws(Refusal) in
            guard let duration = Duration(go: text) else {
                throw Refusal("\(Excerpt.quoted(text)) is not a duration; write 250ms, 1s, 1m30s or 0")
            }
            guard duration <= .seconds(86_400) else { throw Refusal("\(Excerpt(text)) is more than a day") }
            return duration
        }
    }
}

extension Duration {
    /// Reads numbers with the units h, m, s, ms, us and ns; only 0 may have none.
    init?(go text: String) {
        let units: [(name: String, nanoseconds: Double)] = [
            ("ms", 1e6), ("us", 1e3), ("µs", 1e3), ("ns", 1), ("h", 3.6e12), ("m", 6e10), ("s", 1e9),
        ]
        guard text != "0" else {
            self = .zero
            return
        }
        var (rest, total) = (text[...], 0.0)
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCIIDigit || $0 == "." }
            guard digits.count <= 12, let number = Double(digits), digits.first != "." else { return nil }
            rest = rest.dropFirst(digits.count)
            guard let unit = units.first(where: { rest.hasPrefix($0.name) }) else { return nil }
            rest = rest.dropFirst(unit.name.count)
            total += number * unit.nanoseconds
        }
        guard total < 1e18 else { return nil }
        self = .nanoseconds(Int64(total))
    }
}
