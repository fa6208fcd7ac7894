import Fleet

/// The version of an agent, which begins with the day on which it was made: `20240501.03-g1.el7`.
struct AgentVersion: Comparable {
    /// The day, in days since 1970-01-01.
    let day: Int

    /// Reads a version; `nil` for one that does not begin with a day, such as `manual-…` of a build by hand.
    init?(_ text: String) {
        var number = 0
        var digits = 0
        for byte in text.utf8 {
            guard byte &- 0x30 < 10 else {
                guard byte == UInt8(ascii: "."), digits == 8 else { return nil }
                break
            }
            digits += 1
            guard digits <= 8 else { return nil }
            number = number * 10 + Int(byte &- 0x30)
        }
        let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        guard digits == 8, date.year >= 2_018, date.day >= 1,
            date.day <= CivilDate.days(inMonth: date.month, of: date.year)
        else { return nil }
        day = date.daysSinceEpoch
    }

    private init(year: Int, month: Int, day: Int) {
        self.day = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    }

    /// The first whose inventories reach the API.
    static let firstWithInventory = AgentVersion(year: 2_020, month: 11, day: 10)
    /// The first that runs OS policies.
    static let firstWithPolicies = AgentVersion(year: 2_021, month: 4, day: 27)

    /// The beginning of its day.
    var time: Timestamp { Timestamp(seconds: Int64(day) * 86_400) }

    /// Orders by day.
    static func < (left: AgentVersion, right: AgentVersion) -> Bool { left.day < right.day }
}
