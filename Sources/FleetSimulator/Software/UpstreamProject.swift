import Fleet

/// Software as its authors publish it, whatever distributions make of it.
///
/// Its releases follow from its name alone, so that they come in every fleet on the same days.
struct UpstreamProject: Sendable {
    let name: String
    let rhythm: Rhythm
    /// How many vulnerabilities a hundred releases mend.
    let flawsPerHundred: Int
    private let number: UInt64

    /// How often releases come.
    enum Rhythm: Sendable, Hashable {
        /// Every so many days, more or less from two weeks on.
        case days(Int)
        /// On the second Tuesday of every so many months, Microsoft's day for updates.
        case secondTuesdays(months: Int)
    }

    init(name: String) {
        self.name = name
        number = Chance(seed: 0).number("release/" + name)
        if let habit = Self.habits[name] {
            rhythm = habit.rhythm
            flawsPerHundred = habit.flaws
        } else {
            rhythm = .days(7 * (14 + Int(number % 17)))
            flawsPerHundred = 4
        }
    }

    /// The day on which a generation is published, in days since 1970-01-01.
    func day(of generation: Int) -> Int {
        switch rhythm {
        case .days(let period):
            Int(number % UInt64(period)) + generation * period + delay(of: generation, below: period)
        case .secondTuesdays(let months): Self.secondTuesday(ofMonth: generation * months)
        }
    }

    /// The newest generation on a day; generations are counted from 1970 on.
    func generation(on day: Int) -> Int {
        let candidate =
            switch rhythm {
            case .days(let period): (day - Int(number % UInt64(period))).flooredQuotient(by: period)
            case .secondTuesdays(let months): Self.month(of: day).flooredQuotient(by: months)
            }
        return self.day(of: candidate) > day ? candidate - 1 : candidate
    }

    /// A number that looks random and follows from the project, a generation and a purpose.
    func chance(_ generation: Int, _ purpose: Int) -> Int {
        var hash = number &+ UInt64(truncatingIfNeeded: generation) &* 0x9e37_79b9_7f4a_7c15
        hash = (hash &+ UInt64(truncatingIfNeeded: purpose)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 29)) &* 0x94d0_49bb_1331_11eb
        return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) >> 1)
    }

    /// Nobody keeps exactly to a plan; below half a period the order stays.
    private func delay(of generation: Int, below period: Int) -> Int {
        period < 14 ? 0 : chance(generation, 0) % (period / 2)
    }

    /// The number of a day's month, counted from January 1970 on.
    private static func month(of day: Int) -> Int {
        let date = CivilDate(daysSinceEpoch: day)
        return (date.year - 1_970) * 12 + date.month - 1
    }

    private static func secondTuesday(ofMonth month: Int) -> Int {
        let year = 1_970 + month.flooredQuotient(by: 12)
        let first = CivilDate(year: year, month: month - (year - 1_970) * 12 + 1, day: 1).daysSinceEpoch
        return first + (8 - first.weekday) % 7 + 7
    }
}

extension Int {
    /// The quotient rounded towards minus infinity.
    func flooredQuotient(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The day of the week of a day since 1970-01-01: 0 for Monday.
    var weekday: Int { (self + 3) - (self + 3).flooredQuotient(by: 7) * 7 }
}
