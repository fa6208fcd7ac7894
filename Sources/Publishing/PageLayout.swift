package import Exposition

/// The families of a page in order, with their headers: made once, then used by every page.
package final class PageLayout: Sendable {
    /// The families with lines of each thing, which come first.
    let families: [FamilyDeclaration]
    /// The families about all things together.
    let sums: [FamilyDeclaration]
    /// The families about the page itself, last.
    let counts: [FamilyDeclaration]
    let headers: [FamilyHeader]
    let ending: FamilyHeader
    /// Whether pages can be sent compressed.
    let isCompressing: Bool

    /// Takes declarations in the order of the page.
    package init(
        families: [FamilyDeclaration],
        sums: [FamilyDeclaration],
        counts: [FamilyDeclaration],
        isCompressing: Bool
    ) throws(PublishingError) {
        self.families = families
        self.sums = sums
        self.counts = counts
        self.isCompressing = isCompressing
        let compressor = try ChunkCompressor.make(isCompressing)
        var headers: [FamilyHeader] = []
        for family in families + sums + counts { headers.append(try FamilyHeader(family, compressor)) }
        self.headers = headers
        ending = try FamilyHeader(endingWith: compressor)
    }
}

extension ChunkCompressor {
    /// A compressor where one is wanted.
    static func make(_ isWanted: Bool) throws(PublishingError) -> ChunkCompressor? {
        guard isWanted else { return nil }
        guard let compressor = ChunkCompressor() else { throw .compression }
        return compressor
    }
}
