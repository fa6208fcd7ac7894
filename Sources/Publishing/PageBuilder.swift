package import Exposition
import NIOCore

/// What a page is put together from.
package struct PageContent: Sendable {
    /// Groups of things, in order.
    package let groups: [LineGroup]
    /// How much of them is shown.
    package let level: DetailLevel
    /// The lines of the families about all of them.
    package let sums: RenderedLines
    /// The lines of the families about the page itself.
    package let counts: RenderedLines

    /// Names the parts.
    package init(groups: [LineGroup], level: DetailLevel, sums: RenderedLines, counts: RenderedLines) {
        self.groups = groups
        self.level = level
        self.sums = sums
        self.counts = counts
    }
}

extension ExpositionPage {
    /// Puts a page together; of the one before, every chunk is taken over whose bytes are the same.
    package init(
        _ content: PageContent,
        layout: PageLayout,
        before: ExpositionPage?
    ) async throws {
        isCompressible = layout.isCompressing
        ending = layout.ending
        let known = Dictionary((before?.groups ?? []).map { ($0.group.key, $0) }) { first, _ in first }
        groups = try await Self.chunks(of: content, layout: layout, known: known)

        var families: [Family] = []
        for (index, header) in layout.headers.prefix(layout.families.count).enumerated() {
            families.append(Family(header: header, chunks: groups.compactMap { $0.chunks[index] }))
        }
        let compressor = try ChunkCompressor.make(layout.isCompressing)
        for (lines, count, offset) in [
            (content.sums, layout.sums.count, layout.families.count),
            (content.counts, layout.counts.count, layout.families.count + layout.sums.count),
        ] {
            for index in 0..<count {
                let earlier = before?.families[offset + index].chunks.first
                let chunk = try Self.chunk(lines.bytes[lines.range(of: index)], or: earlier, compressor)
                families.append(Family(header: layout.headers[offset + index], chunks: [chunk].compactMap(\.self)))
            }
        }
        self.families = families
    }

    private static func chunk(
        _ bytes: ArraySlice<UInt8>,
        or earlier: ExpositionChunk?,
        _ compressor: ChunkCompressor?
    ) throws(PublishingError) -> ExpositionChunk? {
        guard !bytes.isEmpty else { return nil }
        if let earlier, earlier.plain.readableBytesView.elementsEqual(bytes) { return earlier }
        return try ExpositionChunk(ByteBuffer(bytes: bytes), compressor)
    }

    /// The chunks of all groups; new ones are made on as many threads as there are processors to run them.
    private static func chunks(
        of content: PageContent,
        layout: PageLayout,
        known: [UInt64: GroupChunks]
    ) async throws -> [GroupChunks] {
        let share = max(64, (content.groups.count + workers - 1) / workers)
        let starts = Array(stride(from: 0, to: content.groups.count, by: share))
        return try await withThrowingTaskGroup(of: (Int, [GroupChunks]).self) { tasks in
            for start in starts {
                tasks.addTask {
                    let part = content.groups[start..<min(start + share, content.groups.count)]
                    let compressor = try ChunkCompressor.make(layout.isCompressing)
                    return (
                        start,
                        try part.map { group in
                            try GroupChunks(group, content.level, layout, before: known[group.key], compressor)
                        }
                    )
                }
            }
            var parts: [Int: [GroupChunks]] = [:]
            for try await (start, part) in tasks { parts[start] = part }
            return starts.flatMap { parts[$0] ?? [] }
        }
    }

    /// Two, since reading and publishing have a few threads to share with each other.
    private static let workers = 2
}

extension ExpositionPage.GroupChunks {
    /// Joins a group's lines by family; what is byte by byte as before is taken from there.
    fileprivate init(
        _ group: LineGroup,
        _ level: DetailLevel,
        _ layout: PageLayout,
        before: Self?,
        _ compressor: ChunkCompressor?
    ) throws(PublishingError) {
        self.group = group
        self.level = level
        if let before, before.group === group, before.level == level {
            chunks = before.chunks
            return
        }
        var chunks: [ExpositionChunk?] = []
        chunks.reserveCapacity(layout.families.count)
        for (index, family) in layout.families.enumerated() {
            if let before, before.level == level,
                group.hasSameLines(index, family, at: level, as: before.group)
            {
                chunks.append(before.chunks[index])
            } else {
                let plain = Self.joined(group, index, family, level)
                chunks.append(plain.readableBytes == 0 ? nil : try ExpositionChunk(plain, compressor))
            }
        }
        self.chunks = chunks
    }

    private static func joined(
        _ group: LineGroup,
        _ index: Int,
        _ family: FamilyDeclaration,
        _ level: DetailLevel
    ) -> ByteBuffer {
        let shown = group.members.filter { level.shows(family, isQuiet: $0.isQuiet) }
        var plain = ByteBuffer()
        plain.reserveCapacity(shown.reduce(0) { $0 + $1.range(of: index).count })
        for member in shown { plain.writeBytes(member.bytes[member.range(of: index)]) }
        return plain
    }
}
