import Exposition

/// All metric families: what a scrape is answered with, and what their documentation is made of.
package enum MetricsCatalogue {
    /// The families by section, in the order in which they are shown.
    package static let sections: [MetricSection] = [.oneVM, .sums, .orders, .cost, .exporter]

    static let vms = registry(of: sections.flatMap(\.vmFamilies))
    static let sums = registry(of: sections.flatMap(\.families))
    static let counts = registry(of: sections.flatMap(\.pageFamilies))

    private static func registry<Input>(of families: [MetricFamily<Input>]) -> FamilyRegistry<Input> {
        do {
            return try FamilyRegistry(families)
        } catch {
            preconditionFailure("The catalogue declares a family against the rules: \(error)")
        }
    }
}
