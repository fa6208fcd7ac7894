import Fleet
import Testing

@testable import Reports

struct LandingPageTests {
    private static func page(_ projects: ProjectFleet...) throws -> String {
        try page(projects)
    }

    private static func page(_ projects: [ProjectFleet]) throws -> String {
        let fleet = FleetSnapshot(at: TroubledFleet.now, projects: projects)
        return String(decoding: try LandingPage.render(report(on: fleet).summary, version: "1.2.3"), as: UTF8.self)
    }

    /// The text of the row of one source.
    private static func row(_ source: String, of reads: SourceRead...) throws -> String {
        let page = try page(TroubledFleet.project("p", reads: reads))
        let start = try #require(page.firstRange(of: "<tr><th scope=\"row\">\(source)</th>")).lowerBound
        let row = String(page[start...].prefix { $0 != "\n" })
        let end = row.firstRange(of: "</tr>")?.lowerBound ?? row.endIndex
        return row[..<end].split(separator: /<[^>]*>/).joined(separator: "|")
    }

    @Test func `the landing page of a fleet in trouble is the golden one`() throws {
        let summary = report(on: TroubledFleet.snapshot).summary
        try Golden.expect(LandingPage.render(summary, version: "1.2.3"), equals: "troubled-landing.html")
    }

    @Test func `a source that is read well says when`() throws {
        let row = try Self.row("instances", of: TroubledFleet.read(.instances, minutes: 50))
        #expect(row == "instances|well|2026-11-22 05:10:00Z|50 min")
    }

    @Test func `a source that fails keeps its last success, with the reason`() throws {
        let row = try Self.row("instances", of: TroubledFleet.read(.instances, minutes: 50, failure: "quota"))
        #expect(row == "instances|failing| for up to 50 min|2026-11-22 05:10:00Z|50 min|quota")
    }

    @Test func `a source that never answered has no time`() throws {
        let row = try Self.row("instances", of: TroubledFleet.read(.instances, failure: "denied"))
        #expect(row == "instances|never read|–|–|denied")
        #expect(try Self.row("instances", of: TroubledFleet.read(.instances)) == "instances|not tried|–|–")
    }

    @Test func `of a zonal source the failing zones are counted, and the oldest success stays`() throws {
        let zones = ["us-central1-a", "us-central1-b"]
        let row = try Self.row(
            "inventories",
            of: TroubledFleet.read(.inventories, zone: zones[0], minutes: 50),
            TroubledFleet.read(.inventories, zone: zones[1], minutes: 30, failure: "timeout")
        )
        #expect(row == "inventories|failing| 1 of 2 zones for up to 30 min|2026-11-22 05:10:00Z|50 min|timeout")
        let never = try Self.row(
            "inventories",
            of: TroubledFleet.read(.inventories, zone: zones[0], minutes: 50),
            TroubledFleet.read(.inventories, zone: zones[1], failure: "timeout")
        )
        #expect(never == "inventories|failing| 1 of 2 zones|2026-11-22 05:10:00Z|50 min|timeout")
    }

    @Test func `a zone whose last VM is gone counts no more`() throws {
        var listing = TroubledFleet.read(.instances, minutes: 1)
        let good = TroubledFleet.read(.inventories, zone: "us-central1-a", minutes: 2)
        let gone = TroubledFleet.read(.inventories, zone: "europe-west6-b", minutes: 9_000, failure: "timeout")
        #expect(try Self.row("inventories", of: listing, good, gone).hasPrefix("inventories|failing|"))
        listing.lastListing = listing.lastSuccess
        #expect(
            try Self.row("inventories", of: listing, good, gone) == "inventories|well|2026-11-22 05:58:00Z|2 min"
        )
    }

    @Test(arguments: TroubledFleet.reasons)
    func `every reason has a hint of its own`(reason: String) throws {
        let hint = ReadFailureHint.text(for: reason)
        #expect(hint != ReadFailureHint.text(for: "something new"))
        #expect(TroubledFleet.reasons.count { ReadFailureHint.text(for: $0) == hint } == 1)
        #expect(hint.hasSuffix(".") || hint.hasSuffix("?"))
        #expect(hint.count <= 120)
        let page = try Self.page(
            TroubledFleet.project("p", reads: [TroubledFleet.read(.instances, minutes: 1, failure: reason)])
        )
        #expect(page.contains("<li><code>\(reason)</code> (instances): "))
    }

    @Test func `a reason stands once, with all its sources`() throws {
        let page = try Self.page(
            TroubledFleet.project(
                "p",
                reads: [
                    TroubledFleet.read(.instances, failure: "denied"), TroubledFleet.read(.routers, failure: "denied"),
                    TroubledFleet.read(.patchJobs, minutes: 1),
                ]
            )
        )
        #expect(page.matches(of: /<li><code>denied<\/code>/).count == 1)
        #expect(page.contains("<code>denied</code> (instances, routers): "))
    }

    @Test func `text of a reason that nobody knows stays text and short`() throws {
        let reason = "</td><script>alert(1)</script>" + String(repeating: "x", count: 500)
        let page = try Self.page(
            TroubledFleet.project("p", reads: [TroubledFleet.read(.instances, minutes: 1, failure: reason)])
        )
        #expect(!page.contains("<script"))
        #expect(!page.contains(String(repeating: "x", count: 50)))
        #expect(page.contains("The log of this program says more."))
    }

    @Test func `where nothing could be read no number of VMs is shown`() throws {
        let reads = Source.ofProjects.map { TroubledFleet.read($0, failure: "credentials") }
        let page = try Self.page(TroubledFleet.project("p", zones: [], reads: reads))
        #expect(page.contains("1 project · no VM is known"))
        let tiles = page.matches(of: /<dt>([^<]*)<\/dt><dd class="value">([^<]*)/).map { "\($0.1) \($0.2)" }
        #expect(tiles == ["Expected cost –"])
        #expect(page.contains("<code>credentials</code> (all sources): "))
        #expect(page.matches(of: /never read<\/span><\/td>/).count == Source.ofProjects.count)
    }

    @Test func `projects in trouble come first and unfolded`() throws {
        let good = (0..<10).map { index in
            TroubledFleet.project("good-\(index)", reads: [TroubledFleet.read(.instances, minutes: 1)])
        }
        let bad = TroubledFleet.project("worse", reads: [TroubledFleet.read(.instances, failure: "denied")])
        let page = try Self.page(good + [bad])
        let projects = page.matches(of: /<details( open="open")?><summary><b>([^<]*)/)
        #expect(projects.map { String($0.2) } == ["worse"] + good.map(\.id.text))
        #expect(projects.map { $0.1 != nil } == [true] + Array(repeating: false, count: 10))
    }

    @Test func `of very many projects the rest is counted`() throws {
        let projects = (0..<130).map { TroubledFleet.project("p-\($0)", zones: [], reads: []) }
        let page = try Self.page(projects)
        #expect(page.matches(of: /<details/).count == 100)
        #expect(page.contains("30 more projects stand in the compliance report."))
    }

    @Test func `sources that nobody reads are named`() throws {
        let reads = Source.ofProjects.filter { $0 != .routers && $0 != .billingInfo }
            .map { TroubledFleet.read($0, minutes: 1) }
        #expect(try Self.page(TroubledFleet.project("p", reads: reads)).contains("Nobody read routers, billing info."))
    }
}
