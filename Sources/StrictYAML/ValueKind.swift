/// A kind of value that a key may have: how it is read, named in messages and the reference, and written back.
package struct ValueKind<Value> {
    /// The kind as a noun with its article, such as "a duration such as 5m".
    package let name: String
    /// Reads a value, or reports why it cannot and returns nil.
    package let read: (YAMLNode, ReadingSite) -> Value?
    /// A value as one would write it in the file.
    package let show: (Value) -> String

    /// Puts a kind together.
    package init(
        name: String,
        read: @escaping (YAMLNode, ReadingSite) -> Value?,
        show: @escaping (Value) -> String
    ) {
        self.name = name
        self.read = read
        self.show = show
    }
}

extension ValueKind {
    /// A kind made of text: only scalars that YAML takes as text are accepted.
    ///
    /// `parse` returns the value or says what is wrong with the text.
    package static func text(
        _ name: String,
        show: @escaping (Value) -> String,
        parse: @escaping (String, ReadingSite) throws(Refusal) -> Value
    ) -> Self {
        scalar(name, of: [.text], show: show, parse: parse)
    }

    /// A kind made of scalars that YAML takes as one of some kinds.
    package static func scalar(
        _ name: String,
        of kinds: [YAMLNode.Kind],
        show: @escaping (Value) -> String,
        parse: @escaping (String, ReadingSite) throws(Refusal) -> Value
    ) -> Self {
        Self(
            name: name,
            read: { node, site in
                guard kinds.contains(node.kind), let scalar = node.scalar else {
                    site.refuseType(of: node, expected: name)
                    return nil
                }
                do throws(Refusal) {
                    return try parse(scalar, site)
                } catch {
                    site.report(error.reason, line: node.line)
                    return nil
                }
            },
            show: show
        )
    }
}

/// Why a text is not a value of its kind.
package struct Refusal: Error {
    /// What is wrong and what to do.
    package let reason: String

    /// Gives the reason.
    package init(_ reason: String) {
        self.reason = reason
    }
}

/// The place of a value that is being read.
package struct ReadingSite {
    /// The path of the key, with the index of a list's item.
    package let path: String
    /// Where problems are noted.
    package let log: ReadingLog

    /// What the machine knows.
    package var surroundings: Surroundings { log.surroundings }

    /// Notes what is wrong with the value.
    package func report(_ text: String, line: Int) {
        log.report(text, line: line, key: path.isEmpty ? nil : path)
    }

    /// Says that a value has the wrong type; its text is left out, since it may be a misplaced secret.
    package func refuseType(of node: YAMLNode, expected: String) {
        switch node.kind {
        case .broken: break
        case .nothing: report("has no value; give \(expected) or remove the key", line: node.line)
        case .text, .number, .boolean, .list, .mapping:
            report("expected \(expected), found \(node.kind.rawValue)", line: node.line)
        }
    }

    /// The place of an item of a list.
    package func item(_ index: Int) -> Self {
        Self(path: "\(path)[\(index)]", log: log)
    }

    /// The place of a key of a mapping.
    package func key(_ key: String) -> Self {
        Self(path: KeyPathText.join(path, key), log: log)
    }
}
