/// Valid, distinct label names for keys that come from outside, such as cloud labels.
///
/// Characters that a label name cannot have become underscores. Keys that would then share a name all get a suffix,
/// `_conflict1` and on in the order of the keys, so that none of them wins by chance.
package struct LabelNameMapping: Sendable {
    private let nameByKey: [String: String]

    /// Names every key at once; the same keys always give the same names.
    ///
    /// The prefix, such as `label_`, starts every name and must itself be a valid label name.
    package init(keys: some Sequence<String>, prefix: String) {
        let groups = Dictionary(grouping: Set(keys)) { key in prefix + Self.sanitized(key) }
        var taken = Set(groups.keys)
        var names: [String: String] = [:]
        for (name, keys) in groups.sorted(by: { $0.key < $1.key }) {
            guard keys.count > 1 else {
                names[keys[0]] = name
                continue
            }
            var number = 1
            for key in keys.sorted() {
                while !taken.insert("\(name)_conflict\(number)").inserted {
                    number += 1
                }
                names[key] = "\(name)_conflict\(number)"
            }
        }
        nameByKey = names
    }

    /// The label name of a key; nil for a key that was not among those named.
    package subscript(key: String) -> String? {
        nameByKey[key]
    }

    private static func sanitized(_ key: String) -> String {
        String(
            key.unicodeScalars.map { scalar in
                scalar.isASCII && MetricNaming.isWordByte(UInt8(truncatingIfNeeded: scalar.value))
                    ? Character(scalar) : "_"
            }
        )
    }
}
