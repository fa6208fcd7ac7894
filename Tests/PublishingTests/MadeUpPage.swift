import Exposition
import NIOCore
import Publishing

/// Pages of made-up things, one after the other, as a server would publish them.
struct MadeUpPage {
    static let registry = try? FamilyRegistry(MadeUpThing.families)
    let things: [MadeUpThing]
    let lines: [RenderedLines]
    let groups: [LineGroup]
    let level: DetailLevel
    let page: ExpositionPage
    let layout: PageLayout

    init(_ things: [MadeUpThing], level: DetailLevel = .full, after earlier: MadeUpPage? = nil) async throws {
        let registry = try FamilyRegistry(MadeUpThing.families)
        let (sums, counts) = (try FamilyRegistry(MadeUpThing.sums), try FamilyRegistry(MadeUpThing.counts))
        self.things = things
        self.level = level
        var known: [UInt64: (MadeUpThing, RenderedLines)] = [:]
        for (thing, lines) in zip(earlier?.things ?? [], earlier?.lines ?? []) { known[thing.key] = (thing, lines) }
        lines = things.map { thing in
            if let (same, lines) = known[thing.key], same == thing { return lines }
            return registry.lines(of: thing, subject: thing.subject)
        }
        groups = LineGroup.groups(of: lines, familyCount: 3, before: earlier?.groups ?? [])
        layout =
            try earlier?.layout
            ?? PageLayout(
                families: registry.declarations,
                sums: sums.declarations,
                counts: counts.declarations,
                isCompressing: true
            )
        page = try await ExpositionPage(
            PageContent(groups: groups, level: level, sums: sums.lines(of: things), counts: counts.lines(of: 7)),
            layout: layout,
            before: earlier?.page
        )
    }

    /// The same page written in one go.
    func expected(_ format: ExpositionFormat) throws -> String {
        var text = ""
        for (index, family) in MadeUpThing.families.enumerated() {
            let shown = zip(things, lines).filter { level.shows(family.declaration, isQuiet: $0.0.note == nil) }
            let part = shown.map { String(decoding: $1.bytes[$1.range(of: index)], as: UTF8.self) }.joined()
            if !part.isEmpty { text += String(decoding: format.header(of: family.declaration), as: UTF8.self) + part }
        }
        let plain = format.isOpenMetrics ? ExpositionFormat.openMetrics : .text
        for body in [
            try FamilyRegistry(MadeUpThing.sums).render(things, as: plain).body,
            try FamilyRegistry(MadeUpThing.counts).render(7, as: plain).body,
        ] {
            text += String(decoding: body, as: UTF8.self).replacing("# EOF\n", with: "")
        }
        return text + String(decoding: format.trailer, as: UTF8.self)
    }
}

extension ExpositionBody {
    /// All bytes.
    var bytes: [UInt8] { buffers.flatMap { Array($0.readableBytesView) } }

    /// All bytes as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
