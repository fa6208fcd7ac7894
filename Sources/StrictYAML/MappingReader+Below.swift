/// Mappings below a mapping.
extension MappingReader {
    /// A mapping below this one.
    package func section<Section>(_ key: String, _ meaning: String, read: (MappingReader) -> Section) -> Section {
        note(key)
        let sectionPath = KeyPathText.join(path, key)
        if declares { log.declare(.section(path: sectionPath, meaning: meaning)) }
        let reader = MappingReader(section: sectionPath, entry: entries[key], parent: self)
        let section = read(reader)
        reader.finish()
        return section
    }

    /// A mapping below this one that means something by being there; nil if it is not.
    package func optionalSection<Section>(
        _ key: String,
        _ meaning: String,
        read: (MappingReader) -> Section
    ) -> Section? {
        note(key)
        let sectionPath = KeyPathText.join(path, key)
        if declares { declareShape(of: sectionPath, meaning, read) }
        guard let entry = entries[key] else { return nil }
        guard case .mapping(let content) = entry.value.content else {
            ReadingSite(path: sectionPath, log: log).refuseType(of: entry.value, expected: "a mapping of keys")
            return nil
        }
        return form(content, line: entry.line, path: sectionPath, read)
    }

    /// A list of mappings below this one, each of which `read` reads; what is no mapping is reported and left out.
    ///
    /// `read` is also called once without a mapping, to declare the keys. More than `most` items are not read at all.
    /// With an `advice`, which says what to write, there must be at least one item.
    package func list<Item>(
        _ key: String,
        most: Int,
        advice: String? = nil,
        _ meaning: String,
        read: (MappingReader) -> Item
    ) -> [Item] {
        note(key)
        let site = ReadingSite(path: KeyPathText.join(path, key), log: log)
        if declares { declareShape(of: site.path + "[]", meaning, read) }
        guard let node = entries[key]?.value else {
            if let advice, !isBroken { log.report("missing; write \(advice)", line: line, key: site.path) }
            return []
        }
        guard case .sequence(let nodes) = node.content else {
            site.refuseType(of: node, expected: "a list of mappings")
            return []
        }
        guard nodes.count <= most else {
            site.report("has \(nodes.count) items; at most \(most)", line: node.line)
            return []
        }
        if let advice, nodes.isEmpty { site.report("the list is empty; write \(advice)", line: node.line) }
        return nodes.enumerated().compactMap { index, node in
            guard case .mapping(let content) = node.content else {
                site.item(index).refuseType(of: node, expected: "a mapping of keys")
                return nil
            }
            return form(content, line: node.line, path: site.item(index).path, read)
        }
    }

    private func form<Section>(
        _ content: [YAMLNode.Entry],
        line: Int,
        path: String,
        _ read: (MappingReader) -> Section
    ) -> Section {
        let reader = MappingReader(form: content, line: line, site: ReadingSite(path: path, log: log))
        let section = read(reader)
        reader.finish()
        return section
    }

    private func declareShape<Section>(of path: String, _ meaning: String, _ read: (MappingReader) -> Section) {
        log.declare(.section(path: path, meaning: meaning))
        let shape = ReadingLog(surroundings: log.surroundings)
        _ = read(MappingReader(shapeOf: path, log: shape))
        for declaration in shape.declarations { log.declare(declaration) }
    }
}
