import Cost
import Fleet
import Foundation
import Testing

@Suite struct CostReportTests {
    /// Two accounts, one of them assumed, with something of everything in them.
    static let sample: CostEstimate = {
        let halfway = monthStart + hours(15 * 24) + .milliseconds(1_500)
        let heard = monthStart - days(3)...halfway - .seconds(60)
        var unknownPower = vm(904, in: "acme-stage", power: [], contact: heard)
        unknownPower.instance = nil
        let projects = [
            project("acme-prod", vms: (1...700).map { vm($0, contact: heard) } + [vm(901, contact: nil)]),
            project("acme-stage", featureSet: nil, vms: (1...20).map { vm($0, in: "acme-stage") } + [unknownPower]),
            project("acme-dark", reads: [.instances], vms: [vm(1, in: "acme-dark", contact: nil)]),
            project("acme-lab", vms: [vm(1, in: "acme-lab", metadata: [:])]),
        ]
        var settings = settings(monthHours: 721)
        settings.prices = PriceTable([
            PriceStep(usdPerHour: 0.003), PriceStep(from: monthStart + days(20), usdPerHour: 0.0035),
        ])
        settings.budgets[BillingAccountID("acme-account")] = 1_000
        return estimate(projects, at: halfway, settings: settings)
    }()

    @Test func `the text is the golden text`() {
        #expect(CostReport.text(Self.sample) == costGoldenText)
    }

    @Test func `the JSON is the golden JSON`() {
        #expect(CostReport.json(Self.sample) == costGoldenJSON)
    }

    @Test(arguments: [
        (1.005, "$1.01"), (0.004_999, "$0.00"), (0.005, "$0.01"), (1e-7, "$0.00"), (1_234_567.895, "$1,234,567.90"),
        (999.999, "$1,000.00"), (12, "$12.00"), (1e16, "very much"),
    ])
    func `cents are rounded half away from zero, in decimal`(budget: Double, shown: String) {
        var settings = settings()
        settings.budgets[BillingAccountID("acme-account")] = budget
        let line = CostReport.text(estimate([vm(1)], at: monthStart, settings: settings)).split(separator: "\n")
            .first { $0.hasPrefix("  Budget ") }
        #expect(line?.hasSuffix(" " + shown) == true)
    }

    @Test func `numbers in JSON are the shortest, and null where there is none`() {
        var settings = settings()
        settings.prices = PriceTable(usdPerHour: 1e-7)
        settings.budgets[BillingAccountID("acme-account")] = .nan
        let json = CostReport.json(estimate([vm(1)], at: monthStart + .microseconds(120), settings: settings))
        #expect(json.contains(#""agent_hour_price_usd": 1e-07,"#))
        #expect(json.contains(#""budget_usd": null,"#))
        #expect(json.contains(#""agent_seconds": 0.00012,"#))
    }

    static let hostileNames = [
        "acme\nTotal  $0.00", "\u{1B}[2Jacme", "\u{202E}emca", "a\u{301}\u{301}\u{301}", "\u{5909}\u{1F4A5}",
        String(repeating: "x", count: 5_000), "", "a\tb\r\n\u{85}\u{2028}c", #"quo"te\#\"#,
    ]

    @Test(arguments: hostileNames) func `a hostile name cannot break the layout`(_ name: String) throws {
        var settings = settings()
        settings.accounts[ProjectID(name)] = BillingAccountID(name)
        let fleet = [project(name, vms: [vm(1, in: name)])]
        let text = CostReport.text(estimate(fleet, at: monthStart, settings: settings))
        let harmless = CostReport.text(estimate([vm(1)], at: monthStart))
        #expect(text.utf8.count(where: { $0 == 0x0A }) == harmless.utf8.count(where: { $0 == 0x0A }))
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || (0x20...0x7E).contains($0.value) || $0 == "\u{FFFD}"
                    || $0 == "\u{2026}"
            }
        )
        let lines = text.split(separator: "\n")
        let header = try #require(lines.firstIndex { $0.hasPrefix("  Project") })
        #expect(lines[header].unicodeScalars.count == lines[header + 1].unicodeScalars.count)
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 120 })
    }

    @Test(arguments: hostileNames) func `a hostile name stays whole in JSON`(_ name: String) throws {
        let json = CostReport.json(estimate([project(name, vms: [vm(1, in: name)])], at: monthStart))
        let line = try #require(json.split(separator: "\n").first { $0.contains(#""project": "#) })
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        #expect(try JSONDecoder().decode(Named.self, from: Data("{\(line.dropLast())}".utf8)).project == name)
    }

    private struct Named: Decodable {
        let project: String
    }

    @Test func `no projects are said to be none`() {
        #expect(CostReport.text(estimate([ProjectFleet](), at: monthStart)).contains("No projects are known"))
        #expect(CostReport.json(estimate([ProjectFleet](), at: monthStart)).contains(#""accounts": [],"#))
    }
}
