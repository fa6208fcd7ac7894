import Fleet
import Foundation
import GoogleCloud
import Testing

@testable import Collection

/// How many calls a fleet takes, by the sizes of the pages that are asked for and the intervals that hold.
struct RequestPlan {
    /// A fleet of one project, spread evenly.
    struct FleetSize: Sendable {
        let vms: Int
        let regions: Int
        var zones: Int { regions * 3 }
        /// OS policy assignments that report on each VM.
        var reportsPerVM: Int { 2 }
    }

    /// One reading of a list.
    struct Row {
        let name: String
        let listing: Listing
        let interval: Duration
        /// Items in a zone, or in the project.
        let items: (FleetSize) -> Int
        /// What a page holds, when that is less than what is asked for.
        var itemsPerPage: Int?

        /// How many items a page is asked to hold; `nil` when Google decides.
        var pageSize: Int? {
            let sizes = listing.target.query.filter { ["pageSize", "maxResults"].contains($0.name) }
            return sizes.first.flatMap { Int($0.value) }
        }

        /// The calls of one reading that count for one quota: a region's or the caller's.
        func calls(_ fleet: FleetSize) -> Int {
            let size = itemsPerPage ?? pageSize ?? Int.max
            let pages = max(1, items(fleet) / size + (items(fleet) % size > 0 ? 1 : 0))
            return listing.zone == nil ? pages : pages * fleet.zones / fleet.regions
        }
    }

    static let fleets = [FleetSize(vms: 1_000, regions: 1), FleetSize(vms: 10_000, regions: 2)]
    static let limits = QuotaLimits()

    /// Calls a minute that are left after the share for others.
    static func share(of limit: Int) -> Int { Int(Double(limit) * (1 - limits.margin)) }

    private static func inZone(_ fleet: FleetSize) -> Int {
        fleet.vms / fleet.zones + (fleet.vms % fleet.zones > 0 ? 1 : 0)
    }

    static func rows() throws -> [Row] {
        let intervals = try DocumentedIntervals()
        let (project, zone): (ProjectID, ZoneName) = ("acme", "us-central1-a")
        func row(_ name: String, _ listing: Listing, _ items: @escaping (FleetSize) -> Int) throws -> Row {
            Row(name: name, listing: listing, interval: try intervals.interval(of: listing.source), items: items)
        }
        let full = Listing.inventories(of: project, zone: zone, view: .full)
        return [
            try row("`instances`", .instances(of: project)) { $0.vms },
            try row("`project_metadata`", .projectMetadata(of: project)) { _ in 1 },
            try row("`inventories`, signs of life", .inventories(of: project, zone: zone, view: .basic), inZone),
            Row(name: "`inventories`, packages", listing: full, interval: .seconds(6 * 3_600), items: inZone),
            Row(
                name: "the same, with 4 VMs on a page",
                listing: full,
                interval: .seconds(6 * 3_600),
                items: inZone,
                itemsPerPage: 4
            ),
            try row("`vulnerability_reports`", .vulnerabilityReports(of: project, zone: zone), inZone),
            try row("`policy_assignments`", .policyAssignments(of: project, zone: zone)) { _ in 20 },
            try row("`policy_reports`", .policyReports(of: project, zone: zone)) { inZone($0) * $0.reportsPerVM },
            try row("`patch_jobs`, the list", .patchJobs(of: project)) { _ in 100 },
            try row("`patch_jobs`, a job with all VMs", .details(of: "j", in: project)) { $0.vms },
            try row("`patch_deployments`", .patchDeployments(of: project)) { _ in 100 },
            try row("`feature_settings`", .featureSettings(of: project)) { _ in 1 },
            try row("`zones`", .zones(of: project)) { _ in 1 },
            try row("`billing_info`", .billingInfo(of: project)) { _ in 1 },
            try row("`subnetworks`, `routers`", .subnetworks(of: project)) { _ in 1 },
        ]
    }
}

/// The intervals of docs/configuration.md, which is generated from the code.
private struct DocumentedIntervals {
    private let text: String

    init() throws {
        text = try String(
            contentsOf: MarkedBlock.documentation.appending(path: "configuration.md"),
            encoding: .utf8
        )
    }

    func interval(of source: Source) throws -> Duration {
        let key = "| `collection.intervals.\(source.rawValue)` |"
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix(key) })
        let value = row.split(separator: "|")[2].filter { !" `".contains($0) }
        let units = ["s": 1, "m": 60, "h": 3_600]
        return .seconds(try #require(Int(value.dropLast())) * #require(units[String(value.suffix(1))]))
    }
}

/// The table of docs/first-hour.md is computed.
@Suite(.serialized) struct RequestPlanTests {
    private static func table() throws -> String {
        var lines = [
            "| what | counts for | a page | every | calls at 1,000 VMs | at 10,000 | a minute at 1,000 | at 10,000 |",
            "|---|---|---:|---:|---:|---:|---:|---:|",
        ]
        for row in try RequestPlan.rows() {
            let calls = RequestPlan.fleets.map { row.calls($0) }
            let minutes = Double(row.interval.components.seconds) / 60
            let rates = calls.map { decimal(Double($0) / minutes) }
            let size = row.itemsPerPage ?? row.pageSize
            lines.append(
                "| \(row.name) | \(quota(row.listing.target)) | \(size.map(String.init) ?? "–") | "
                    + "\(interval(row.interval)) | \(calls[0]) | \(calls[1]) | \(rates[0]) | \(rates[1]) |"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quota(_ target: APITarget) -> String {
        switch target.quota {
        case .none: target.service == .billing ? "Cloud Billing" : "Compute Engine"
        case .zonal: "the region"
        case .global: "the caller"
        }
    }

    private static func interval(_ duration: Duration) -> String {
        let minutes = duration.components.seconds / 60
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths == 0 ? "< 0.1" : "\(tenths / 10).\(tenths % 10)"
    }

    /// The calls a minute that a fleet takes of a quota on average, while no job runs.
    private static func rate(_ fleet: RequestPlan.FleetSize, _ isCounted: (APITarget.Quota) -> Bool) throws -> Double {
        try RequestPlan.rows()
            .filter { isCounted($0.listing.target.quota) && $0.listing.patchJob == nil && $0.itemsPerPage == nil }
            .reduce(0) { $0 + Double($1.calls(fleet)) * 60 / Double($1.interval.components.seconds) }
    }

    @Test func `the table of the first hour is computed`() throws {
        let table = try Self.table()
        #expect(try MarkedBlock(page: "first-hour.md", name: "plan").text(updatedWith: table) == table)
    }

    @Test(arguments: RequestPlan.fleets)
    func `the default intervals stay below the quotas`(fleet: RequestPlan.FleetSize) throws {
        let zonal = try Self.rate(fleet) { if case .zonal = $0 { true } else { false } }
        let global = try Self.rate(fleet) { if case .global = $0 { true } else { false } }
        #expect(zonal < Double(RequestPlan.share(of: RequestPlan.limits.zonal)), "\(zonal)")
        #expect(global < Double(RequestPlan.share(of: RequestPlan.limits.global)), "\(global)")
    }

    /// What the page says in words below its table.
    @Test func `the figures in the text are those of the plan`() throws {
        let text = try String(contentsOf: MarkedBlock.documentation.appending(path: "first-hour.md"), encoding: .utf8)
        let rows = try RequestPlan.rows()
        let (share, own) = (
            RequestPlan.share(of: RequestPlan.limits.zonal), RequestPlan.share(of: RequestPlan.limits.global)
        )
        #expect(text.contains("\(own) of 60 calls"))
        #expect(text.contains("\(share) of 100"))
        let worst = try #require(rows.first { $0.itemsPerPage != nil })
        for fleet in RequestPlan.fleets {
            let minutes = Int((Double(worst.calls(fleet)) / Double(share)).rounded(.up))
            #expect(text.contains("\(minutes) minutes at \(fleet.vms / 1_000),000 VMs"), "\(minutes)")
        }
        let details = try #require(rows.first { $0.listing.patchJob != nil })
        let job = 1 + details.calls(RequestPlan.fleets[1])
        #expect(text.contains("\(job) calls a minute"), "\(job)")
        #expect(job > own)
    }
}
