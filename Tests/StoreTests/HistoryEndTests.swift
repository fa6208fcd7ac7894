import Fleet
import GRDB
import TestSupport
import Testing

@testable import Store

/// What ended and when is written beside each interval, so that reading need not look at all of history.
struct HistoryEndTests {
    @Test(arguments: 1...6)
    func `an interval ends where the next of its timeline begins, in whatever order they came`(seed: UInt64) throws {
        let scratch = try Scratch()
        let store = try SQLiteFactStore(writing: scratch.path)
        var generator = SeededGenerator(seed: seed)
        for fact in OrderTests.facts.shuffled(using: &generator) { try store.put(fact) }
        let database = try DatabaseQueue(path: scratch.path)
        let (rows, wrong) = try database.read { database in
            let rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM history") ?? 0
            let wrong = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM history AS one WHERE ended_at IS NOT (
                        SELECT min(since) FROM history AS next
                        WHERE next.vm = one.vm AND next.kind = one.kind AND next.subject = one.subject
                            AND next.since > one.since)
                    """
            )
            return (rows, wrong ?? -1)
        }
        #expect(rows > 50)
        #expect(wrong == 0)
    }
}
