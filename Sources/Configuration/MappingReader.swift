/// Reads one mapping of the file key by key; keys that nobody asked for are errors.
///
/// A call of `value`, `optional` or `required` is the whole declaration of a key: the reader takes its value from the
/// file, the list of known keys and the reference take the rest. Readers never throw: what is wrong is noted in
/// the log, and the default stands in, so that all errors of a file are found in one go.
final class MappingReader {
    private let path: String
    /// The line of the mapping's own key; nil if it is not in the file.
    private let line: Int?
    private let entries: [String: YAMLNode.Entry]
    private let order: [String]
    private let log: ReadingLog
    /// False where the mapping is one of several forms of a single value.
    private let declares: Bool
    /// Whether the file has something else in the mapping's place, which was reported.
    private let isBroken: Bool
    private var known: [String] = []
    private var refused: Set<String> = []

    init(root: YAMLNode?, log: ReadingLog) {
        let content = MappingReader.entries(of: root, at: ReadingSite(path: "", log: log))
        (path, line, self.log, declares, isBroken) = ("", nil, log, true, content == nil)
        (entries, order) = MappingReader.index(content ?? [])
    }

    private init(section: String, entry: YAMLNode.Entry?, parent: MappingReader) {
        let site = ReadingSite(path: section, log: parent.log)
        let content = MappingReader.entries(of: entry?.value, at: site)
        (path, line, log, declares) = (section, entry?.line, parent.log, true)
        isBroken = content == nil || parent.isBroken
        (entries, order) = MappingReader.index(content ?? [])
    }

    /// Reads a mapping that is one form of a value; its keys are not declared.
    init(form entries: [YAMLNode.Entry], line: Int, site: ReadingSite) {
        (path, self.line, log, declares, isBroken) = (site.path, line, site.log, false, false)
        (self.entries, order) = MappingReader.index(entries)
    }

    /// The value of a key, or its default.
    func value<Value>(_ key: String, _ kind: ValueKind<Value>, default standard: Value, _ meaning: String) -> Value {
        let value = read(key, kind)
        let shown = kind.show(standard)
        declare(key, kind.name, standard: shown, effective: value.map(kind.show) ?? shown, value == nil, meaning)
        return value ?? standard
    }

    /// The value of a key that may be left out; `absent` says what then holds.
    func optional<Value>(_ key: String, _ kind: ValueKind<Value>, absent: String, _ meaning: String) -> Value? {
        let value = read(key, kind)
        declare(key, kind.name, standard: absent, effective: value.map(kind.show) ?? absent, value == nil, meaning)
        return value
    }

    /// The value of a key that must be there; `advice` says what to write, `placeholder` stands in after the error.
    func required<Value>(
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

    /// A mapping below this one.
    func section<Section>(_ key: String, _ meaning: String, read: (MappingReader) -> Section) -> Section {
        known.append(key)
        let sectionPath = KeyPathText.join(path, key)
        log.declare(.section(path: sectionPath, meaning: meaning))
        let reader = MappingReader(section: sectionPath, entry: entries[key], parent: self)
        let section = read(reader)
        reader.finish()
        return section
    }

    /// Notes that a value does not fit to others, unless the key was refused already.
    func refuse(_ key: String, _ text: String) {
        guard !refused.contains(key) else { return }
        log.report(text, line: entries[key]?.line ?? line, key: KeyPathText.join(path, key))
    }

    /// Reports the keys that were never asked for; to be called after the last key.
    func finish() {
        for key in order where !known.contains(key) {
            log.noteUnknown(key, line: entries[key]?.line ?? 1, in: path, known: known)
        }
    }

    private func read<Value>(_ key: String, _ kind: ValueKind<Value>) -> Value? {
        known.append(key)
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
