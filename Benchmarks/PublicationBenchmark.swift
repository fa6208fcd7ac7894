import Assessment
import Cost
import Exposition
import Fleet
import FleetMetrics
import Publishing

/// A page of 100,000 VMs: rendered from nothing, and after a thousand of them changed.
struct PublicationBenchmark {
    /// How often each is measured.
    var rounds = 7

    func run() async throws -> [Row] {
        let catalogue = ChosenCatalogue.whole
        let layout = try MadeUpPage.layout()
        var fleet = MadeUpFleet().snapshot()
        var assessment = Assessment(of: fleet, settings: AssessmentSettings())
        var ledger = CostLedger(of: fleet, settings: MadeUpPage.costSettings)
        var input = MadeUpPage.input(fleet, assessment, ledger.estimate, nil)
        var rendered = RenderedMetrics(input, catalogue: catalogue)
        var cold: [Double] = []
        for _ in 0..<3 {
            cold.append(Stopwatch.seconds { rendered = RenderedMetrics(input, catalogue: catalogue) })
        }
        var coldPages: [Double] = []
        var page = try await MadeUpPage.page(rendered, layout, nil)
        for _ in 0..<3 {
            let start = ContinuousClock.now
            page = try await MadeUpPage.page(rendered, layout, nil)
            coldPages.append(Stopwatch.seconds(from: start))
        }
        let published = PublishedExposition(page)
        let size = published.body(for: ContentNegotiation(accept: nil, acceptEncoding: nil)).body.length
        let packed = published.body(for: ContentNegotiation(accept: nil, acceptEncoding: "gzip")).body.length

        var times: [String: [Double]] = [:]
        for round in 0..<rounds {
            fleet = Self.changed(fleet, round)
            assessment = Assessment(of: fleet, since: assessment)
            let start = ContinuousClock.now
            times["cost", default: []].append(Stopwatch.seconds { ledger = CostLedger(of: fleet, since: ledger) })
            times["judged", default: []].append(
                Stopwatch.seconds { input = MadeUpPage.input(fleet, assessment, ledger.estimate, input) }
            )
            times["lines", default: []].append(
                Stopwatch.seconds { rendered = RenderedMetrics(input, catalogue: catalogue, earlier: rendered) }
            )
            let joining = ContinuousClock.now
            page = try await MadeUpPage.page(rendered, layout, page)
            times["page", default: []].append(Stopwatch.seconds(from: joining))
            let bodies = ContinuousClock.now
            _ = PublishedExposition(page)
            times["bodies", default: []].append(Stopwatch.seconds(from: bodies))
            times["all", default: []].append(Stopwatch.seconds(from: start))
        }
        func milliseconds(_ name: String) -> String { "\(((times[name] ?? []).median * 10_000).rounded() / 10) ms" }
        let series = rendered.series.shown.reduce(0) { $0 + $1.count }
        return [
            Row("publish, input", "100000 VMs, \(series) series, \(size) bytes, \(packed) bytes as gzip"),
            Row("publish, all lines from nothing", "\((cold.median * 1_000).rounded()) ms"),
            Row("publish, page and gzip from nothing", "\((coldPages.median * 1_000).rounded()) ms"),
            Row("publish, lines of 1,000 VMs", "\((Self.pieces().median * 10_000).rounded() / 10) ms"),
            Row("publish, 1,000 changed: cost", milliseconds("cost")),
            Row("publish, 1,000 changed: input", milliseconds("judged")),
            Row("publish, 1,000 changed: lines, sums", milliseconds("lines")),
            Row("publish, 1,000 changed: page and gzip", milliseconds("page")),
            Row("publish, 1,000 changed: bodies", milliseconds("bodies")),
            Row("publish, 1,000 changed: all of it", milliseconds("all")),
        ] + (try await Self.sizes())
    }

    /// How long the lines of a thousand VMs take that have none yet.
    private static func pieces() -> [Double] {
        let fleet = MadeUpFleet(count: 1_000, projects: 1).snapshot()
        let assessment = Assessment(of: fleet, settings: AssessmentSettings())
        let cost = CostEstimate(of: fleet, settings: MadeUpPage.costSettings)
        let input = MadeUpPage.input(fleet, assessment, cost, nil)
        return (0..<7).map { _ in Stopwatch.seconds { _ = RenderedMetrics(input, catalogue: .whole) } }
    }

    /// How large pages of smaller fleets are, at each level of detail.
    private static func sizes() async throws -> [Row] {
        var rows: [Row] = []
        for count in [100, 10_000, 100_000] {
            let fleet = MadeUpFleet(count: count, projects: max(1, count / 10_000)).snapshot()
            let assessment = Assessment(of: fleet, settings: AssessmentSettings())
            let cost = CostEstimate(of: fleet, settings: MadeUpPage.costSettings)
            for detail in [DetailLevel.full, .brief, .sparse, .none] {
                let rendered = RenderedMetrics(
                    MadeUpPage.input(fleet, assessment, cost, nil, detail),
                    catalogue: .whole
                )
                let published = PublishedExposition(try await MadeUpPage.page(rendered, MadeUpPage.layout(), nil))
                let series = rendered.series.shown.reduce(0) { $0 + $1.count }
                let sizes = [nil, "gzip"].map { encoding in
                    let request = ContentNegotiation(accept: nil, acceptEncoding: encoding)
                    return Double(published.body(for: request).body.length / 10_000) / 100
                }
                rows.append(
                    Row("page, \(count) VMs, \(detail)", "\(series) series, \(sizes[0]) MB, \(sizes[1]) MB as gzip")
                )
            }
        }
        return rows
    }

    /// Every hundredth VM has a new inventory.
    private static func changed(_ fleet: FleetSnapshot, _ round: Int) -> FleetSnapshot {
        var projects = fleet.projects
        for index in projects.indices {
            for place in stride(from: round, to: projects[index].vms.count, by: 100) {
                let time = projects[index].vms[place].inventory?.updateTime
                projects[index].vms[place].inventory?.updateTime = time.map { $0 + .seconds(1) }
            }
        }
        return FleetSnapshot(at: fleet.at + .seconds(1), projects: projects)
    }
}
