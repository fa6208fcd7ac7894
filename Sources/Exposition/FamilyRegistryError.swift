/// Declarations that must not reach an exposition.
package struct FamilyRegistryError: Error, Equatable, CustomStringConvertible {
    /// One sentence per broken rule, each naming its family.
    package let problems: [String]

    /// Collects the sentences.
    package init(problems: [String]) {
        self.problems = problems
    }

    /// All problems in one line.
    package var description: String {
        "metric families: " + problems.joined(separator: " ")
    }
}
