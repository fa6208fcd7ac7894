import Exposition
import NIOCore

/// A whole exposition in chunks by family, from which the bodies of all formats are put together.
package struct ExpositionPage: Sendable {
    /// A family with its chunks, in the order of the page.
    struct Family: Sendable {
        let header: FamilyHeader
        let chunks: [ExpositionChunk]
    }

    /// What each group of neighbours looks like in all families, as far as they are shown.
    struct GroupChunks: Sendable {
        let group: LineGroup
        let level: DetailLevel
        /// `nil` for a family of which the group has no line.
        let chunks: [ExpositionChunk?]
    }

    let families: [Family]
    let groups: [GroupChunks]
    let ending: FamilyHeader
    /// Whether it can be sent compressed.
    package let isCompressible: Bool

    /// The names of all families that may be on the page, whether or not they have lines now.
    package var familyNames: Set<String> { Set(families.map(\.header.name)) }

    /// The body of the page, or of those families that are wanted.
    package func body(
        openMetrics: Bool,
        compressed: Bool,
        of isWanted: (String) -> Bool = { _ in true }
    ) -> ExpositionBody {
        var chunks: [ExpositionChunk] = []
        for family in families where !family.chunks.isEmpty && isWanted(family.header.name) {
            chunks.append(openMetrics ? family.header.openMetrics : family.header.text)
            chunks += family.chunks
        }
        if openMetrics { chunks.append(ending.openMetrics) }
        return compressed ? ExpositionBody(gzip: chunks) : ExpositionBody(plain: chunks)
    }
}

/// A family's header in both kinds of format, compressed once and for all pages.
package final class FamilyHeader: Sendable {
    let name: String
    let text: ExpositionChunk
    let openMetrics: ExpositionChunk

    init(_ family: FamilyDeclaration, _ compressor: ChunkCompressor?) throws(PublishingError) {
        name = family.name
        text = try ExpositionChunk(ByteBuffer(bytes: ExpositionFormat.text.header(of: family)), compressor)
        openMetrics = try ExpositionChunk(
            ByteBuffer(bytes: ExpositionFormat.openMetrics.header(of: family)),
            compressor
        )
    }

    /// What ends a page.
    init(endingWith compressor: ChunkCompressor?) throws(PublishingError) {
        name = ""
        text = try ExpositionChunk(ByteBuffer(bytes: ExpositionFormat.text.trailer), compressor)
        openMetrics = try ExpositionChunk(ByteBuffer(bytes: ExpositionFormat.openMetrics.trailer), compressor)
    }
}

extension ExpositionPage {
    /// All chunks but headers, by family.
    package var chunks: [ExpositionChunk] { families.flatMap(\.chunks) }
}
