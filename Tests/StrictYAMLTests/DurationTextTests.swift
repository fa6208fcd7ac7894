import Testing

@testable import StrictYAML

struct DurationTextTests {
    @Test(arguments: [
        ("-50m", -3_000, "-50m"), ("+2h", 7_200, "+2h"), ("-3d", -259_200, "-3d"), ("0", 0, "0"),
        ("+1w2d", 777_600, "+9d"), ("-1d12h30m5s", -131_405, "-1d12h30m5s"), ("-0s", 0, "0"),
    ])
    func `an offset is a sign and a duration`(text: String, seconds: Int64, shown: String) throws {
        let offset = try DurationText.parseOffset(text)
        #expect(offset == .seconds(seconds))
        #expect(DurationText.showOffset(offset) == shown)
    }

    @Test(arguments: [
        ("50m", #""50m" has no sign; write -50m for before the start, +2h for after it, or 0"#),
        ("", #""" has no sign; write -50m for before the start, +2h for after it, or 0"#),
        ("-", #""-" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("-5", "-5 has no unit at its end; write -5s, or with m, h or d"),
        ("--5m", #""--5m" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("+1d1w", #""+1d1w" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("-9999w", "-9999w is more than 3650d"),
    ])
    func `an offset that is none is refused`(text: String, reason: String) {
        let refusal = #expect(throws: Refusal.self) { try DurationText.parseOffset(text) }
        #expect(refusal?.reason == reason)
    }

    @Test func `weeks are taken only where they are asked for`() throws {
        #expect(try DurationText.parse("2w", takesWeeks: true) == .seconds(1_209_600))
        #expect(throws: Refusal.self) { try DurationText.parse("2w") }
    }
}
