import Fleet
import Testing

@testable import Assessment

@Suite struct EndOfLifeTests {
    @Test func `each row has a real day and a source, and none is hidden by one before it`() {
        for (index, row) in EndOfLife.rows.enumerated() {
            let days = CivilDate.days(inMonth: row.lastDay.month, of: row.lastDay.year)
            #expect((1...max(1, days)).contains(row.lastDay.day) && (2_010...2_040).contains(row.lastDay.year))
            #expect("\(row.source)".hasPrefix("https://"))
            var osInfo = OSInfo()
            osInfo.shortName = row.system
            osInfo.version = row.version.hasSuffix(".") ? row.version + "1" : row.version
            osInfo.longName = row.edition
            let found = EndOfLife.row(for: osInfo)
            #expect(found?.version == row.version && found?.lastDay == row.lastDay, "row \(index) of \(row.system)")
        }
    }
}
