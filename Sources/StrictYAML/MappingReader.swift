/// Reads one mapping of the file key by key; keys that nobody asked for are errors.
///
/// A call of `value`, `optional` or `required` is the whole declaration of a key: the reader takes its value from the
/// file, the list of known keys and the reference take the rest. Readers never throw: what is wrong is noted in
/// the log, and the default stands in, so that all errors of a file are found in one go.
package final class MappingReader {
    let path: String
    /// The line of the mapping's own key; nil if it is not in the file.
    let line: Int?
    let entries: [String: YAMLNode.Entry]
    let log: ReadingLog
    /// False where the mapping is one of several forms of a single value, or an item of a list.
    let declares: Bool
    /// Whether no mapping is there to be complained about: something else was reported in its place, or only the
    /// declarations are wanted.
    let isBroken: Bool
    private let order: [String]
    private var known: [String] = []
    private var refused: Set<String> = []

    /// Reads the root of a file.
    package init(root: YAMLNode?, log: ReadingLog) {
        let content = Self.entries(of: root, at: ReadingSite(path: "", log: log))
        (path, line, self.log, declares, isBroken) = ("", nil, log, true, content == nil)
        (entries, order) = Self.index(content ?? [])
    }

    /// Reads a mapping that is one form of a value; its keys are not declared.
    package init(form entries: [YAMLNode.Entry], line: Int, site: ReadingSite) {
        (path, self.line, log, declares, isBroken) = (site.path, line, site.log, false, false)
        (self.entries, order) = Self.index(entries)
    }

    /// Reads a mapping below another one.
    init(section: String, entry: YAMLNode.Entry?, parent: MappingReader) {
        let site = ReadingSite(path: section, log: parent.log)
        let content = Self.entries(of: entry?.value, at: site)
        (path, line, log, declares) = (section, entry?.line, parent.log, parent.declares)
        isBroken = content == nil || parent.isBroken
        (entries, order) = Self.index(content ?? [])
    }

    /// Reads no mapping at all, only to declare its keys.
    init(shapeOf path: String, log: ReadingLog) {
        (self.path, line, self.log, declares, isBroken) = (path, nil, log, true, true)
        (entries, order) = Self.index([])
    }

    /// The value of a key, or its default.
    package func value<Value>(
        _ key: String,
        _ kind: ValueKind<Value>,
        default standard: Value,
        _ meaning: String
    ) -> Value {
        let value = read(key, kind)
        let shown = kind.show(standard)
        declare(key, kind.name, standard: shown, effective: value.map(kind.show) ?? shown, value == nil, meaning)
        return value ?? standard
    }

    /// The value of a key that may be left out; `absent` says what then holds.
    package func optional<Value>(
        _ key: String,
        _ kind: ValueKind<Value>,
        absent: String,
        _ meaning: String
    ) -> Value? {
        let value = read(key, kind)
        declare(key, kind.name, standard: absent, effective: value.map(kind.show) ?? absent, value == nil, meaning)
        return value
    }

    /// The value of a key that must be there; `advice` says what to write, `placeholder` stands in after the error.
    package func required<Value>(
        _ key: String,
        _ kind: ValueKind<Value>,
        placeholder: Value,
        advice: String,
        _ meaning: String
    ) -> Value {
        let value = read(key, kind)
        if entries[key] == nil, !isBroken {
            log.report("missing; write \(advice)", line: line, key: KeyPathText.join(path, key))
        }
        declare(key, kind.name, standard: "required", effective: value.map(kind.show) ?? "", value == nil, meaning)
        return value ?? placeholder
    }

    /// Whether the file has the key, with whatever value.
    package func has(_ key: String) -> Bool { entries[key] != nil }

    /// Notes that a value does not fit to others, unless the key was refused already.
    package func refuse(_ key: String, _ text: String) {
        guard !refused.contains(key) else { return }
        log.report(text, line: entries[key]?.line ?? line, key: KeyPathText.join(path, key))
    }

    /// Notes all but one of keys that exclude each other, or that none of them is there; `noun` says what they are.
    package func requireOne(of keys: [String], _ noun: String) {
        guard !isBroken else { return }
        let given = order.filter { keys.contains($0) }
        if given.isEmpty {
            let text = "has no \(noun); give one of \(keys.joined(separator: ", "))"
            log.report(text, line: line, key: path.isEmpty ? nil : path)
        }
        for key in given.dropFirst() { refuse(key, "stands beside \(given[0]); give one \(noun)") }
    }

    /// Reports the keys that were never asked for; to be called after the last key.
    package func finish() {
        for key in order where !known.contains(key) {
            log.noteUnknown(key, line: entries[key]?.line ?? 1, in: path, known: known)
        }
    }

    /// Remembers that a key may be there.
    func note(_ key: String) { known.append(key) }

    private func read<Value>(_ key: String, _ kind: ValueKind<Value>) -> Value? {
        note(key)
        guard let node = entries[key]?.value else { return nil }
        let value = kind.read(node, ReadingSite(path: KeyPathText.join(path, key), log: log))
        if value == nil { refused.insert(key) }
        return value
    }

    private func declare(
        _ key: String,
        _ type: String,
        standard: String,
        effective: String,
        _ isDefault: Bool,
        _ meaning: String
    ) {
        guard declares else { return }
        let path = KeyPathText.join(path, key)
        log.declare(
            .key(
                .init(
                    path: path,
                    type: type,
                    standard: standard,
                    effective: effective,
                    isDefault: isDefault,
                    meaning: meaning
                )
            )
        )
    }

    /// The entries of a mapping; none if there is no value, nil (and reported) if there is another one.
    private static func entries(of node: YAMLNode?, at site: ReadingSite) -> [YAMLNode.Entry]? {
        switch node?.content {
        case .mapping(let entries): return entries
        case .none: return []
        case .some where node?.kind == .nothing: return []
        case .some:
            if let node { site.refuseType(of: node, expected: "a mapping of keys") }
            return nil
        }
    }

    private static func index(_ entries: [YAMLNode.Entry]) -> ([String: YAMLNode.Entry], [String]) {
        (Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }, entries.map(\.key))
    }
}
