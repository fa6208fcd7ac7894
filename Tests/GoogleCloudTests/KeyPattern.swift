/// A pattern for the end of a path such as `instances[].disks[1].source`.
///
/// `*` is any key and `[]` any position; `$` at the front stands for the document's top.
struct KeyPattern: Hashable {
    private let components: [String]
    private let isAnchored: Bool

    init(_ text: String) {
        let pieces = text.replacing("[", with: ".[").split(separator: ".").map(String.init)
        isAnchored = pieces.first == "$"
        components = Array(pieces.dropFirst(isAnchored ? 1 : 0))
    }

    func matches(_ path: [JSONTree.Step]) -> Bool {
        guard isAnchored ? components.count == path.count : components.count <= path.count else { return false }
        return zip(components.reversed(), path.reversed()).allSatisfy { component, step in
            switch step {
            case .key(let key): component == key || component == "*"
            case .index(let index): component == "[]" || component == "[\(index)]"
            }
        }
    }
}
