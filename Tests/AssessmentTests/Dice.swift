import Fleet

/// Random choices that are the same for the same seed (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to less than `count`.
    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

    /// True once in so many times.
    mutating func once(in count: Int) -> Bool { below(count) == 0 }

    /// One of several.
    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    /// Some moment before another: often a usual distance from it, sometimes any.
    mutating func before(_ moment: Timestamp) -> Timestamp {
        moment
            - pick([
                .zero, .tick, .seconds(30), .minutes(5), .minutes(12), .minutes(30), .minutes(75), .hours(1), .hours(4),
                .hours(26), .days(3), .days(8), .days(20), .days(50), .days(400), .seconds(below(100_000)),
            ])
    }

    /// Such a moment, or none.
    mutating func maybeBefore(_ moment: Timestamp) -> Timestamp? { once(in: 5) ? nil : before(moment) }
}
