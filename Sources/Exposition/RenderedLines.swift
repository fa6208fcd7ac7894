/// The sample lines of one thing, such as a VM, in all families of a registry: rendered once, then kept and joined.
///
/// A class, so that a page of very many things refers to the same lines as the page before it.
package final class RenderedLines: Sendable {
    /// The lines of one family after those of the other, in registry order.
    package let bytes: [UInt8]
    /// Where each family's lines end.
    private let ends: [UInt32]
    /// How many samples each family has.
    private let counts: [UInt32]
    /// What the thing is known by, so that its lines are found again on the next page.
    package let key: UInt64
    /// Whether there is nothing to say of the thing but that it is fine.
    package let isQuiet: Bool

    init(bytes: [UInt8], ends: [UInt32], counts: [UInt32], subject: LineSubject) {
        self.bytes = bytes
        self.ends = ends
        self.counts = counts
        key = subject.key
        isQuiet = subject.isQuiet
    }

    /// How many families the registry has.
    package var familyCount: Int { ends.count }

    /// Where a family's lines are.
    package func range(of family: Int) -> Range<Int> {
        (family == 0 ? 0 : Int(ends[family - 1]))..<Int(ends[family])
    }

    /// How many samples a family has.
    package func count(of family: Int) -> Int { Int(counts[family]) }

    /// Whether a family's lines are the same, byte by byte.
    package func hasSameLines(_ family: Int, as other: RenderedLines) -> Bool {
        bytes[range(of: family)] == other.bytes[other.range(of: family)]
    }
}

/// What lines are about.
package struct LineSubject: Hashable, Sendable {
    /// What the thing is known by, such as its numeric id; two things with one key cost time and do no harm.
    package let key: UInt64
    /// Whether there is nothing to say of it but that it is fine.
    package let isQuiet: Bool

    /// Names a thing.
    package init(key: UInt64 = 0, isQuiet: Bool = false) {
        self.key = key
        self.isQuiet = isQuiet
    }
}
