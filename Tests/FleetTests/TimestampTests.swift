import Fleet
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:01Z", 1_000_000),
        ("1969-12-31T23:59:59.5Z", -500_000),
        ("2024-06-25T17:07:40.888375Z", 1_719_335_260_888_375),
        ("2024-06-25T17:07:40.888375999Z", 1_719_335_260_888_375),
        ("2024-06-25T17:07:40.1Z", 1_719_335_260_100_000),
        ("2025-02-05T01:23:36.842-08:00", 1_738_747_416_842_000),
        ("2024-02-29T12:00:00+05:30", 1_709_188_200_000_000),
        ("2000-12-31t23:59:59z", 978_307_199_000_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
        ("9999-12-31T23:59:59Z", 253_402_300_799_000_000),
    ])
    func `RFC 3339 is read to the microsecond`(text: String, microseconds: Int64) throws {
        #expect(try #require(Timestamp(rfc3339: text)).microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2024", "2024-06-25", "2024-06-25T17:07Z", "2024-06-25T17:07:40", "2024-13-01T00:00:00Z",
        "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-06-25T24:00:00Z", "2024-06-25T17:60:00Z",
        "2024-06-25T17:07:61Z", "2024-06-25T17:07:40.Z", "2024-06-25T17:07:40.1234567890Z", "2024-06-25T17:07:40+1:00",
        "2024-06-25T17:07:40+25:00", "2024-06-25T17:07:40Z ", " 2024-06-25T17:07:40Z", "2024-6-25T17:07:40Z",
        "20x4-06-25T17:07:40Z", "0000-01-01T00:00:00Z", "２024-06-25T17:07:40Z",
    ])
    func `what is no RFC 3339 is refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `writing and reading give the same moment`() throws {
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let span: Int64 = 253_402_300_799_000_000 + 62_135_596_800_000_000
            let moment = Timestamp(microseconds: Int64(state % UInt64(span)) - 62_135_596_800_000_000)
            #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
        }
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"), (1_500_000, "1970-01-01T00:00:01.500Z"),
        (1_719_335_260_888_375, "2024-06-25T17:07:40.888375Z"),
    ])
    func `a moment is written with the digits it needs`(microseconds: Int64, text: String) {
        #expect(Timestamp(microseconds: microseconds).rfc3339 == text)
    }

    @Test func `arithmetic holds at the ends of the range`() {
        #expect(Timestamp(microseconds: .max) + .seconds(1) == Timestamp(microseconds: .max))
        #expect(Timestamp(microseconds: .min) - .seconds(1) == Timestamp(microseconds: .min))
        #expect(Timestamp(seconds: 10) - Timestamp(seconds: 4) == .seconds(6))
    }
}
