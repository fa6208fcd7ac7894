import StrictYAML

/// Words that scenarios use in several places.
extension ValueKind<String> {
    /// A name of up to 63 lower-case letters, digits and hyphens.
    static var identifier: Self {
        text("a name", show: \.description) { text, _ throws(Refusal) in
            guard isName(text) else { throw Refusal("\(Excerpt.quoted(text)) is not a name: \(rule)") }
            return text
        }
    }

    /// The name of a VM, or the form of the names of several.
    static var vmName: Self {
        text("a name such as \"api-{n}\"", show: \.description) { text, _ throws(Refusal) in
            let filled = text.replacing("{n}", with: "1", maxReplacements: 1)
                .replacing("{x}", with: "1", maxReplacements: 1)
            guard isName(filled), text.utf8.count <= 58 else {
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not the name of a VM: \(rule); {n} and {x} once each, at most 58 in all"
                )
            }
            return text
        }
    }

    /// A zone.
    static var zone: Self {
        text("a zone", show: \.description) { text, _ throws(Refusal) in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard isName(text), parts.count >= 3, parts.allSatisfy({ !$0.isEmpty }) else {
                throw Refusal("\(Excerpt.quoted(text)) is not a zone; write us-central1-a")
            }
            return text
        }
    }

    /// The value of a label: up to 63 lower-case letters, digits, hyphens and underscores, or nothing.
    static var labelValue: Self {
        quotable("text") { text throws(Refusal) in
            let isValue = text.allSatisfy { ($0.isLetter && !$0.isUppercase) || $0.isNumber || $0 == "-" || $0 == "_" }
            guard isValue, text.count <= 63 else {
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not the value of a label: up to 63 lower-case letters, digits, hyphens "
                        + "and underscores"
                )
            }
            return text
        }
    }

    /// A key of metadata.
    static var metadataKey: Self {
        text("a metadata key", show: \.description) { text, _ throws(Refusal) in
            let isKey = text.utf8.allSatisfy { byte in
                let character = Character(Unicode.Scalar(byte))
                return character.isASCIIDigit || character.isASCIILowerCase || character.isASCIIUpperCase
                    || character == "-" || character == "_"
            }
            guard isKey, (1...128).contains(text.utf8.count) else {
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not a key of metadata: up to 128 letters, digits, hyphens and underscores"
                )
            }
            return text
        }
    }

    /// A value of metadata, of one line or several.
    static var metadataValue: Self {
        quotable("text") { text throws(Refusal) in
            guard text.utf8.count <= 262_144 else { throw Refusal("is too long; at most 262144 bytes") }
            return text
        }
    }

    private static let rule = "up to 63 lower-case letters, digits and hyphens, a letter first, no hyphen last"

    private static func isName(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count) && text.first?.isASCIILowerCase == true && text.last != "-"
            && text.allSatisfy { $0.isASCIILowerCase || $0.isASCIIDigit || $0 == "-" }
    }
}

extension ValueKind<[String]> {
    /// Zones, all different.
    static var zones: Self { .list(of: .zone, named: "a list of zones").notEmpty }

    /// Short names of operating systems, as policies filter by them.
    static var shortNames: Self {
        let names = OperatingSystem.allCases.map(\.shortName)
        let words = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
        let word = ValueKind<String>.word("the short name of a system", among: words, show: \.description) { word in
            words.contains(word) ? word : nil
        }
        return .list(of: word, named: "a list of short names of systems: \(words.joined(separator: ", "))")
    }
}

extension ValueKind<[String: String]> {
    /// Labels.
    static var labels: Self { .map(from: .labelKey, to: .labelValue, named: "a mapping of label keys to texts") }

    /// Metadata.
    static var metadata: Self { .map(from: .metadataKey, to: .metadataValue, named: "a mapping of keys to texts") }
}

extension ValueKind<[[String: String]]> {
    /// Sets of labels, one of which must be there.
    static var labelSets: Self { .list(of: .labels, named: "a list of mappings of label keys to texts") }
}

extension ValueKind<[String: String?]> {
    /// Changes of labels; a key without a value is removed.
    static var labelChange: Self {
        .map(
            from: .labelKey,
            to: removable(.labelValue),
            named: "a mapping of label keys to texts, or to nothing to remove one"
        )
    }

    /// Changes of metadata; a key without a value is removed.
    static var metadataChange: Self {
        .map(
            from: .metadataKey,
            to: removable(.metadataValue),
            named: "a mapping of keys to texts, or to nothing to remove one"
        )
    }

    private static func removable(_ value: ValueKind<String>) -> ValueKind<String?> {
        ValueKind<String?>(
            name: "text, or nothing to remove the key",
            read: { node, site in node.kind == .nothing ? .some(nil) : value.read(node, site).map { .some($0) } },
            show: { $0 ?? "~" }
        )
    }
}
