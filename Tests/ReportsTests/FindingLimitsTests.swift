import Testing

@testable import Reports

struct FindingLimitsTests {
    @Test(arguments: [
        ([], Int.max), ([3, 40], .max), ([20_000], .max), ([20_001], 20_000), ([10_000, 10_001], 10_000),
        ([100, 500, 30_000, 40_000], 9_700),
    ])
    func `what small checks leave goes to the larger ones`(groups: [Int], rows: Int) {
        let limits = FindingLimits(groups: groups)
        #expect(limits.rows == rows)
        #expect(limits.notes.contains { $0.contains("No check lists more than") } == (rows != .max))
    }

    @Test func `the more findings there are the less each shows`() {
        #expect(FindingLimits(groups: [10]).evidence == 2_000)
        #expect(FindingLimits(groups: [10]).remedy == 1_000)
        #expect(FindingLimits(groups: [10]).notes.isEmpty)
        #expect(FindingLimits(groups: [5_000, 5_000]).evidence == 250)
        #expect(FindingLimits(groups: Array(repeating: 100_000, count: 25)).remedy == 125)
    }
}
