package import Exposition

/// The families that an operator wants, of those there are: made once for a configuration.
package final class ChosenCatalogue: Sendable {
    let vms: FamilyRegistry<JudgedVM>
    let sums: FamilyRegistry<MetricsInput>
    let counts: FamilyRegistry<SeriesCounts>

    /// All families.
    package static let whole = ChosenCatalogue(FamilyChoice())

    /// Those of the choice.
    package init(_ choice: FamilyChoice) {
        vms = MetricsCatalogue.vms.filtered { choice.has($0.name) }
        sums = MetricsCatalogue.sums.filtered { choice.has($0.name) }
        counts = MetricsCatalogue.counts.filtered { choice.has($0.name) }
    }

    /// The families with lines of each VM, in the order of the page.
    package var vmFamilies: [FamilyDeclaration] { vms.declarations }
    /// The families about all VMs together, after those.
    package var sumFamilies: [FamilyDeclaration] { sums.declarations }
    /// The families about the page, last.
    package var countFamilies: [FamilyDeclaration] { counts.declarations }
}

/// Which families an operator wants.
package struct FamilyChoice: Hashable, Sendable {
    /// Only these; all where it is empty.
    package var allowed: [Wildcard] = []
    /// And of them not these.
    package var denied: [Wildcard] = []

    /// All families.
    package init() {}

    /// Whether a family is wanted.
    package func has(_ name: String) -> Bool {
        (allowed.isEmpty || allowed.contains { $0.matches(name) }) && !denied.contains { $0.matches(name) }
    }
}
