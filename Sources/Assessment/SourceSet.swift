import Fleet

/// Some of the sources.
struct SourceSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    /// Takes bits, one for each source in the order of ``Fleet/Source/index``.
    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// One source alone.
    init(_ source: Source) {
        rawValue = 1 << UInt16(source.index)
    }
}
