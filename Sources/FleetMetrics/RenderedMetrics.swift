package import Exposition

/// All lines of a page with what is shown of them: what every format is put together from.
package struct RenderedMetrics: Sendable {
    /// What it was rendered from.
    package let input: MetricsInput
    /// The lines of each VM, parallel to the VMs of the input.
    private let lines: [RenderedLines]
    /// The same in groups of neighbours.
    package let groups: [LineGroup]
    /// How much of VMs is shown.
    package let level: DetailLevel
    /// The families about all VMs together.
    package let sums: RenderedLines
    /// The families about the page.
    package let counts: RenderedLines
    /// How many series there are.
    package let series: SeriesCounts
    /// The families that it has.
    package let catalogue: ChosenCatalogue

    /// Renders what is new since `earlier`, and takes the other lines from there.
    package init(_ input: MetricsInput, catalogue: ChosenCatalogue, earlier: RenderedMetrics? = nil) {
        self.input = input
        self.catalogue = catalogue
        let known = earlier.flatMap { $0.catalogue === catalogue ? $0 : nil }
        lines = Self.lines(of: input, catalogue, known)
        groups = LineGroup.groups(
            of: lines,
            familyCount: catalogue.vms.declarations.count,
            before: known?.groups ?? []
        )
        sums = catalogue.sums.lines(of: input)
        let budget = SeriesBudget(catalogue: catalogue, groups: groups, sums: sums, settings: input.settings)
        level = budget.level
        series = budget.counts
        counts = catalogue.counts.lines(of: budget.counts)
    }

    /// VMs keep their lines as long as they are the same object, which they are while nothing about them changes.
    private static func lines(
        of input: MetricsInput,
        _ catalogue: ChosenCatalogue,
        _ earlier: RenderedMetrics?
    ) -> [RenderedLines] {
        let vms = input.projects.flatMap(\.vms)
        guard let earlier else { return catalogue.vms.lines(of: vms.lazy.map { ($0, $0.subject) }) }
        let before = earlier.input.projects.flatMap(\.vms)
        var known: [ObjectIdentifier: RenderedLines]?
        var lines: [RenderedLines?] = vms.indices.map { index in
            if index < before.count, before[index] === vms[index] { return earlier.lines[index] }
            let table =
                known
                ?? Dictionary(zip(before.lazy.map(ObjectIdentifier.init), earlier.lines)) { first, _ in first }
            known = table
            return table[ObjectIdentifier(vms[index])]
        }
        let missing = lines.indices.filter { lines[$0] == nil }
        let rendered = catalogue.vms.lines(of: missing.lazy.map { (vms[$0], vms[$0].subject) })
        for (index, new) in zip(missing, rendered) { lines[index] = new }
        return lines.compactMap(\.self)
    }

    /// The whole page in one piece; the same input gives the same bytes.
    package func render(as format: ExpositionFormat = .text) -> RenderedExposition {
        var body: [UInt8] = []
        let families = catalogue.vms.declarations
        for (index, family) in families.enumerated()
        where groups.contains(where: { $0.count(of: index, family, at: level) > 0 }) {
            body += format.header(of: family)
            for line in lines where level.shows(family, isQuiet: line.isQuiet) {
                body += line.bytes[line.range(of: index)]
            }
        }
        for (declarations, lines) in [(catalogue.sums.declarations, sums), (catalogue.counts.declarations, counts)] {
            for (index, family) in declarations.enumerated() where lines.count(of: index) > 0 {
                body += format.header(of: family)
                body += lines.bytes[lines.range(of: index)]
            }
        }
        body += format.trailer
        return RenderedExposition(body: body, seriesByFamily: series.shown.map { ($0.name, $0.count) })
    }
}
