import Exposition
import Publishing
import Testing

/// A page in chunks is what a page written in one go is, however it came about.
struct ExpositionPageTests {
    private static func things(_ count: Int, seed: UInt64) -> [MadeUpThing] {
        var chance = Chance(state: seed)
        return (0..<count).map { _ in thing(&chance) }.sorted { $0.key < $1.key }
    }

    private static func thing(_ chance: inout Chance) -> MadeUpThing {
        let note = [nil, nil, "a \"quoted\" note\n", "größer"].randomElement(using: &chance) ?? nil
        return MadeUpThing(
            key: .random(in: 1...UInt64.max, using: &chance),
            value: .random(in: 0...99, using: &chance),
            note: note
        )
    }

    private static let requests = ExpositionFormat.allCases.map { format in
        (format, ContentNegotiation(accept: format.contentType(), acceptEncoding: nil))
    }

    @Test(arguments: 1...12)
    func `a page after changes is byte by byte a new one`(seed: UInt64) async throws {
        var chance = Chance(state: seed)
        var page = try await MadeUpPage(Self.things(700, seed: seed))
        for _ in 0..<6 {
            var things = page.things
            for _ in 0..<Int.random(in: 0...9, using: &chance) {
                things[Int.random(in: things.indices, using: &chance)].value += 1
            }
            for _ in 0..<Int.random(in: 0...3, using: &chance) {
                things.remove(at: Int.random(in: things.indices, using: &chance))
            }
            for _ in 0..<Int.random(in: 0...3, using: &chance) { things.append(Self.thing(&chance)) }
            let level = DetailLevel.allCases.randomElement(using: &chance) ?? .full
            page = try await MadeUpPage(things.sorted { $0.key < $1.key }, level: level, after: page)
            let published = PublishedExposition(page.page)
            for (format, request) in Self.requests {
                let body = published.body(for: request).body
                #expect(body.text == (try page.expected(format)))
                #expect(body.length == body.bytes.count)
            }
        }
    }

    @Test(arguments: [0, 1, 500], ExpositionFormat.allCases)
    func `the compressed twin is one gzip member of the same bytes`(count: Int, format: ExpositionFormat) async throws {
        let published = PublishedExposition(try await MadeUpPage(Self.things(count, seed: 5)).page)
        let plain = published.body(for: ContentNegotiation(accept: format.contentType(), acceptEncoding: nil))
        let packed = published.body(for: ContentNegotiation(accept: format.contentType(), acceptEncoding: "gzip"))
        #expect(packed.isCompressed)
        #expect(packed.body.length == packed.body.bytes.count)
        #expect(gunzipped(packed.body.bytes) == plain.body.bytes)
    }

    @Test func `only what changed is made again`() async throws {
        let first = try await MadeUpPage(Self.things(1_000, seed: 9))
        var things = first.things
        // A note changes one family, a value another two.
        things[500].note = "new"
        let second = try await MadeUpPage(things, after: first)
        let (before, after) = (Self.chunks(first.page), Self.chunks(second.page))
        #expect(after.subtracting(before).count == 1)
        #expect(before.subtracting(after).count == 1)
        let third = try await MadeUpPage(things, after: second)
        #expect(Self.chunks(third.page) == after)
    }

    private static func chunks(_ page: ExpositionPage) -> Set<ObjectIdentifier> {
        Set(page.chunks.map(ObjectIdentifier.init))
    }

    @Test(arguments: DetailLevel.allCases)
    func `counts agree with the page at each level of detail`(level: DetailLevel) async throws {
        let page = try await MadeUpPage(Self.things(300, seed: 3), level: level)
        let text = PublishedExposition(page.page).body(for: ContentNegotiation(accept: nil, acceptEncoding: nil)).body
            .text
        for (index, family) in MadeUpThing.families.enumerated() {
            let count = page.groups.reduce(0) { $0 + $1.count(of: index, family.declaration, at: level) }
            #expect(text.split(separator: "\n").count { $0.hasPrefix("\(family.name){") } == count)
        }
    }

    @Test func `one that comes moves no other group`() async throws {
        let first = try await MadeUpPage(Self.things(2_000, seed: 1))
        #expect((15...60).contains(first.groups.count))
        var things = first.things
        things.insert(MadeUpThing(key: things[100].key + 1, value: 1), at: 101)
        let second = try await MadeUpPage(things, after: first)
        let kept = Set(first.groups.map(ObjectIdentifier.init)).intersection(second.groups.map(ObjectIdentifier.init))
        #expect(first.groups.count - kept.count <= 2)
    }

    @Test func `a filtered body has only what was asked for, and is remembered`() async throws {
        let published = PublishedExposition(try await MadeUpPage(Self.things(50, seed: 2)).page)
        let request = ContentNegotiation(accept: "application/openmetrics-text;version=1.0.0", acceptEncoding: "gzip")
        let body = published.body(for: request, families: ["things", "nothing"]).body
        #expect(
            gunzipped(body.bytes).map { String(decoding: $0, as: UTF8.self) }
                == "# HELP things How many.\n# TYPE things gauge\nthings 50\n# EOF\n"
        )
        for index in 0..<20 {
            let plain = ContentNegotiation(accept: nil, acceptEncoding: nil)
            #expect(published.body(for: plain, families: ["things", "x\(index)"]).body.text.contains("things 50"))
        }
    }
}
