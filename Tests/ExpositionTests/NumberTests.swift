import Exposition
import TestSupport
import Testing

@Suite struct NumberTests {
    @Test(
        arguments: [
            (0, "0"),
            (-0.0, "0"),
            (1, "1"),
            (-1, "-1"),
            (0.1, "0.1"),
            (-0.5, "-0.5"),
            (0.003, "0.003"),
            (1.0 / 3, "0.3333333333333333"),
            (1e-4, "0.0001"),
            (1e-5, "0.00001"),
            (1e-7, "0.0000001"),
            (-1.25e-7, "-0.000000125"),
            (123_456.789, "123456.789"),
            (1_719_335_260.888375, "1719335260.888375"),
            (999_999_999_999_999, "999999999999999"),
            (123_456_789_012_345.67, "123456789012345.67"),
            (1e15, "1000000000000000"),
            (0x1p53, "9007199254740992"),
            (0x1p53 + 2, "9.007199254740994e+15"),
            (-0x1p54, "-1.8014398509481984e+16"),
            (1e21, "1e+21"),
            (-1.5e300, "-1.5e+300"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (.nan, "NaN"),
            (-Double.nan, "NaN"),
            (.infinity, "+Inf"),
            (-.infinity, "-Inf"),
        ] as [(Double, String)]
    )
    func `a double is its shortest decimal`(value: Double, expected: String) throws {
        #expect(try spelling(of: .real(value)) == expected)
    }

    @Test(
        arguments: [
            (0, "0"),
            (1, "1"),
            (-1, "-1"),
            (9, "9"),
            (10, "10"),
            (-100, "-100"),
            (1 << 53, "9007199254740992"),
            (.max, "9223372036854775807"),
            (.min, "-9223372036854775808"),
        ] as [(Int64, String)]
    )
    func `an integer has all its digits`(value: Int64, expected: String) throws {
        #expect(try spelling(of: .integer(value)) == expected)
        #expect(try spelling(of: .integer(Int(value))) == expected)
    }

    @Test(
        arguments: [
            (0, "0"),
            (1, "0.000001"),
            (-1, "-0.000001"),
            (10, "0.00001"),
            (100_000, "0.1"),
            (-500_000, "-0.5"),
            (1_719_335_260_000_000, "1719335260"),
            (1_719_335_260_800_000, "1719335260.8"),
            (1_719_335_260_880_000, "1719335260.88"),
            (1_719_335_260_888_000, "1719335260.888"),
            (1_719_335_260_888_300, "1719335260.8883"),
            (1_719_335_260_888_370, "1719335260.88837"),
            (1_719_335_260_888_375, "1719335260.888375"),
            (1_719_335_260_000_005, "1719335260.000005"),
            (-62_135_596_800_000_000, "-62135596800"),
            (-1_000_001, "-1.000001"),
            (.max, "9223372036854.775807"),
            (.min, "-9223372036854.775808"),
        ] as [(Int64, String)]
    )
    func `a timestamp is exact seconds without an exponent`(microseconds: Int64, expected: String) throws {
        #expect(try spelling(of: .timestamp(microseconds: microseconds)) == expected)
    }

    @Test func `a flag is one or zero`() throws {
        #expect(try spelling(of: .flag(true)) == "1")
        #expect(try spelling(of: .flag(false)) == "0")
    }

    @Test func `any finite double reads back as itself and has an exponent only from 1e15 on`() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let text = try spelling(of: .real(value))
            #expect(Double(text) == value)
            #expect(!text.contains("e") || value.magnitude >= 1e15)
        }
    }
}
