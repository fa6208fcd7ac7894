import Fleet
import Testing

@testable import FleetSimulator

/// What is kept is what would be made anew.
struct SoftwareCacheTests {
    private static let today = day(2_026, 11, 20)
    private static let times = [
        Timestamp(seconds: 1_795_000_000), Timestamp(microseconds: 1_795_000_000_120_000),
        Timestamp(microseconds: 1_795_000_000_000_007),
    ]

    private func state(_ system: OperatingSystem, behind days: Int = 20) -> SoftwareState {
        SoftwareState(system: system, role: "web", installedThrough: Self.today - days, offeredThrough: Self.today)
    }

    @Test(arguments: OperatingSystem.allCases, [JSONValue.EnumEncoding.words, .numbers])
    func `kept bytes are those of the items`(system: OperatingSystem, enums: JSONValue.EnumEncoding) throws {
        let cache = ItemCache()
        let state = state(system)
        for time in Self.times {
            guard case .written(let bytes) = cache.items(of: state, createTime: time, enums: enums) else {
                throw NoObject()
            }
            #expect(bytes == state.items(createTime: time).bytes(enums: enums))
        }
    }

    @Test(arguments: OperatingSystem.allCases)
    func `kept facts are those of the state`(system: OperatingSystem) {
        let cache = ItemCache()
        let state = state(system)
        for _ in 0..<2 {
            #expect(cache.information(of: state) == state.information)
            #expect(cache.agentVersion(of: state) == state.agentVersion)
            #expect(cache.counts(of: state) == state.counts)
            let kept = cache.vulnerabilities(of: state, enums: .numbers)
            let made = state.vulnerabilities
            #expect(kept.map(\.cve) == made.map(\.cve))
            #expect(kept.map(\.availableItem) == made.map(\.availableItem))
            #expect(kept.map { $0.details.bytes() } == made.map { $0.details.bytes(enums: .numbers) })
        }
    }

    @Test(arguments: [
        (0, "2026-11-18T00:00:00.000000Z"), (120_000, "2026-11-18T00:00:00.120000Z"),
        (7, "2026-11-18T00:00:00.000007Z"),
    ])
    func `times have six fraction digits`(microseconds: Int64, text: String) {
        let midnight = Int64(day(2_026, 11, 18)) * 86_400_000_000
        #expect(Timestamp(microseconds: midnight + microseconds).rfc3339WithMicroseconds == text)
    }

    @Test func `what was not used for longest goes first`() {
        let kept = RecentlyUsed<String, Int>(limit: 2)
        var made: [String] = []
        for key in ["a", "b", "a", "c", "a", "b"] {
            let value = kept.value(of: key) {
                made.append(key)
                return key.count
            }
            #expect(value == 1)
        }
        #expect(made == ["a", "b", "c", "b"])
        #expect(kept.count == 2)
    }
}
