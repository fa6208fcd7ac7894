extension ValueKind {
    /// The same kind without the empty list.
    package var notEmpty: Self {
        refusing { node in node.content == .sequence([]) ? "the list is empty; give \(name)" : nil }
    }

    /// The same kind without the values for which there is a reason against them.
    package func refusing(_ reason: @escaping (YAMLNode) -> String?) -> Self {
        Self(
            name: name,
            read: { node, site in
                guard let reason = reason(node) else { return read(node, site) }
                site.report(reason, line: node.line)
                return nil
            },
            show: show
        )
    }
}
