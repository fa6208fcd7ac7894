extension ValueKind {
    /// A list of values that are all different.
    package static func list<Item: Hashable>(of kind: ValueKind<Item>, named name: String) -> Self
    where Value == [Item] {
        Self(
            name: name,
            read: { node, site in
                guard case .sequence(let nodes) = node.content else {
                    site.refuseType(of: node, expected: name)
                    return nil
                }
                var items: [Item] = []
                var lines: [Item: Int] = [:]
                for (index, node) in nodes.enumerated() {
                    let place = site.item(index)
                    guard let item = kind.read(node, place) else { continue }
                    if let first = lines.updateValue(node.line, forKey: item) {
                        place.report("\(Excerpt(kind.show(item))) is already on line \(first)", line: node.line)
                    }
                    items.append(item)
                }
                return items
            },
            show: { items in "[\(items.map(kind.show).joined(separator: ", "))]" }
        )
    }

    /// A mapping whose keys are values themselves.
    package static func map<Item>(
        from keyKind: ValueKind<String>,
        to kind: ValueKind<Item>,
        named name: String
    ) -> Self where Value == [String: Item] {
        Self(
            name: name,
            read: { node, site in
                guard case .mapping(let entries) = node.content else {
                    site.refuseType(of: node, expected: name)
                    return nil
                }
                var items: [String: Item] = [:]
                for entry in entries {
                    let place = site.key(entry.key)
                    let key = YAMLNode(line: entry.line, content: .scalar(entry.key, isQuoted: true))
                    guard let key = keyKind.read(key, place), let item = kind.read(entry.value, place) else { continue }
                    items[key] = item
                }
                return items
            },
            show: { items in
                let pairs = items.sorted { $0.key < $1.key }.map { "\($0.key): \(kind.show($0.value))" }
                return "{\(pairs.joined(separator: ", "))}"
            }
        )
    }
}
