import Collection
import Fleet
import Store
import Testing

/// One snapshot after the other: what did not change is the same VM, and not only an equal one.
struct KnownVMsTests {
    @Test func `only a VM about which something is new gets a new identity`() throws {
        let scratch = try Scratch()
        let store = try SQLiteFactStore(writing: scratch.path)
        for number in 1...3 { try store.put(Sample.instance(UInt64(number), started: .minute(0), at: .minute(1))) }
        let first = try store.snapshot(at: .minute(2), historySince: .minute(0))
        try store.put(Sample.instance(2, started: .minute(1), at: .minute(2)))
        let second = try store.snapshot(at: .minute(3), historySince: .minute(0))
        let pairs = zip(first.projects.flatMap(\.vms), second.projects.flatMap(\.vms))
        #expect(pairs.map { $0.0.isIdentical(to: $0.1) } == [true, false, true])
        #expect(second.projects.flatMap(\.vms)[1].instance?.value.lastStartTime == .minute(1))
        let third = try store.snapshot(at: .minute(4), historySince: .minute(0))
        #expect(
            zip(second.projects.flatMap(\.vms), third.projects.flatMap(\.vms)).allSatisfy { $0.isIdentical(to: $1) }
        )
    }
}
