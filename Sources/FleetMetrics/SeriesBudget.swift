import Exposition

/// Finds how much of VMs a page may show to keep to its budget.
struct SeriesBudget {
    /// As much as was asked for, or as the budget lets be shown.
    let level: DetailLevel
    /// What is shown then, and what is not.
    let counts: SeriesCounts

    init(catalogue: ChosenCatalogue, groups: [LineGroup], sums: RenderedLines, settings: MetricsSettings) {
        let families = catalogue.vms.declarations
        let countsAt = { (level: DetailLevel) in
            families.indices.map { index in
                groups.reduce(0) { $0 + $1.count(of: index, families[index], at: level) }
            }
        }
        let sumFamilies = catalogue.sums.declarations
        let sumCounts = sumFamilies.indices.map { sums.count(of: $0) }
        // The families about the page name every family.
        let named = families.count + sumFamilies.count + catalogue.counts.declarations.count
        let others = sumCounts.reduce(0, +) + named + families.count

        let wanted = countsAt(settings.detail)
        var (level, shown) = (settings.detail, wanted)
        while level > .none, shown.reduce(others, +) > settings.seriesBudget,
            let lower = DetailLevel(rawValue: level.rawValue - 1)
        {
            level = lower
            shown = countsAt(lower)
        }
        self.level = level
        let pageCounts = catalogue.counts.declarations.map { family in
            family.name == SeriesMetrics.series.name ? named : families.count
        }
        counts = SeriesCounts(
            shown: Self.rows(families, shown) + Self.rows(sumFamilies, sumCounts)
                + Self.rows(catalogue.counts.declarations, pageCounts),
            dropped: Self.rows(families, zip(wanted, shown).map { $0 - $1 })
        )
    }

    private static func rows(_ families: [FamilyDeclaration], _ counts: [Int]) -> [SeriesCounts.Row] {
        zip(families, counts).map { SeriesCounts.Row(name: $0.name, count: $1) }
    }
}
