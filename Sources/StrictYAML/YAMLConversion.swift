import Yams

/// Turns Yams' nodes into our own, and reports what a configuration file must not use.
struct YAMLConversion {
    private(set) var problems: [Problem] = []
    private let marks: MarkedText
    private var reported: Set<[Int]> = []

    private static let deepest = 32

    init(marks: MarkedText) {
        self.marks = marks
    }

    mutating func convert(_ node: Node) -> YAMLNode {
        convert(node, path: "", depth: 1)
    }

    private mutating func convert(_ node: Node, path: String, depth: Int) -> YAMLNode {
        let line = node.mark?.line ?? 1
        if let fault = fault(of: node, depth: depth) {
            report(fault, at: node.mark, path: path)
            return YAMLNode(line: line, content: .broken)
        }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(line: line, content: .scalar(scalar.string, isQuoted: scalar.style != .plain))
        case .sequence(let sequence):
            let items = sequence.enumerated().map { convert($1, path: "\(path)[\($0)]", depth: depth + 1) }
            return YAMLNode(line: line, content: .sequence(items))
        case .mapping(let mapping):
            return YAMLNode(line: line, content: .mapping(entries(of: mapping, path: path, depth: depth)))
        case .alias:
            return YAMLNode(line: line, content: .broken)
        }
    }

    private mutating func entries(of mapping: Node.Mapping, path: String, depth: Int) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var firstLines: [String: Int] = [:]
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? 1
            guard let given = keyNode.scalar?.string, fault(of: keyNode, depth: depth) == nil else {
                report("a key must be plain text, without anchor, alias or tag", at: keyNode.mark, path: path)
                continue
            }
            let key = marks.original(of: given).key
            let keyPath = KeyPathText.join(path, key)
            if let first = firstLines[key] {
                problems.append(Problem(line: line, key: keyPath, text: "the key is already on line \(first)"))
                continue
            }
            firstLines[key] = line
            if key == "<<" {
                report("merge keys are not supported; write the keys out", at: keyNode.mark, path: path)
                continue
            }
            let converted = convert(value, path: keyPath, depth: depth + 1)
            entries.append(YAMLNode.Entry(key: key, line: line, value: converted))
        }
        return entries
    }

    private func fault(of node: Node, depth: Int) -> String? {
        if node.anchor != nil { return "anchors and aliases (&name, *name) are not supported; write the value out" }
        if hasTag(node) { return "YAML tags (!name) are not supported; remove it" }
        return depth > Self.deepest ? "nested too deeply" : nil
    }

    /// Whether a tag was written; Yams gives quoted scalars and compared keys the tag of text by itself.
    private func hasTag(_ node: Node) -> Bool {
        switch node {
        case .scalar(let scalar):
            scalar.tag.rawValue != "" && scalar.tag.rawValue != Tag.Name.str.rawValue
        case .sequence(let sequence): sequence.tag.rawValue != ""
        case .mapping(let mapping): mapping.tag.rawValue != ""
        case .alias: false
        }
    }

    /// Reports a place once, however many aliases lead to it.
    private mutating func report(_ text: String, at mark: Mark?, path: String) {
        guard reported.insert([mark?.line ?? 0, mark?.column ?? 0]).inserted else { return }
        problems.append(Problem(line: mark?.line, key: path.isEmpty ? nil : path, text: text))
    }
}

/// The dotted path of a key, as messages and the reference show it.
enum KeyPathText {
    static func join(_ path: String, _ key: String) -> String {
        let shown = key.isEmpty ? "\"\"" : Excerpt(key).description
        return path.isEmpty ? shown : "\(path).\(shown)"
    }
}
