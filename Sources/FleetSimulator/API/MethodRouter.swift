/// Finds the method that a request calls.
package struct MethodRouter: Sendable {
    /// A method with what the path said.
    package struct Route: Sendable {
        /// The method.
        package let method: APIMethod
        /// The variables of its template.
        package let variables: [String: String]
    }

    private let candidates: [Int: [(template: PathTemplate, method: APIMethod)]]

    /// Knows methods; of two that match, the one with a suffix such as `:cancel` wins.
    package init(_ methods: [APIMethod]) {
        let all = methods.map { (template: PathTemplate($0.template), method: $0) }
        candidates = Dictionary(grouping: all) { $0.template.count }
            .mapValues { $0.filter(\.template.hasSuffix) + $0.filter { !$0.template.hasSuffix } }
    }

    /// The method that a verb and a path call; `nil` when there is none.
    package func route(verb: String, path: String) -> Route? {
        let parts = path.split(separator: "/")
        for (template, method) in candidates[parts.count, default: []] where method.verb == verb {
            if let variables = template.variables(in: parts) { return Route(method: method, variables: variables) }
        }
        return nil
    }
}
