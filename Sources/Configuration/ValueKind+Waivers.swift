import StrictYAML

extension ValueKind<String> {
    /// The id of one of the checks.
    static func check(among ids: [String]) -> Self {
        text("a check id", show: \.description) { text, _ throws(Refusal) in
            if ids.contains(text) { return text }
            let near = NearestName.find(text, among: ids)
            let hint = near.map { "did you mean \($0)?" } ?? "write one of \(ids.joined(separator: ", "))"
            throw Refusal("\(Excerpt.quoted(text)) is not a check; \(hint)")
        }
    }

    /// The name of a zone, such as us-central1-a: that of its region and one letter.
    static var zone: Self {
        text("a zone", show: \.description) { text, _ throws(Refusal) in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let isZone =
                parts.count >= 3 && parts.last?.count == 1 && text.utf8.count <= 63
                && parts.allSatisfy { part in
                    !part.isEmpty && part.allSatisfy { $0.isASCIILowerCase || $0.isASCIIDigit }
                }
            guard isZone else {
                throw Refusal("\(Excerpt.quoted(text)) is not a zone; write a name such as us-central1-a")
            }
            return text
        }
    }

    /// The name of a VM: 1 to 63 lower-case letters, digits and hyphens.
    ///
    /// Source: cloud.google.com/compute/docs/naming-resources
    static var vmName: Self {
        text("a VM name", show: \.description) { text, _ throws(Refusal) in
            let isName =
                (1...63).contains(text.utf8.count) && text.first?.isASCIILowerCase == true && text.last != "-"
                && text.allSatisfy { $0.isASCIILowerCase || $0.isASCIIDigit || $0 == "-" }
            guard isName else {
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not a VM's name: up to 63 lower-case letters, digits and hyphens, a "
                        + "letter first, no hyphen last"
                )
            }
            return text
        }
    }

    /// The value of a GCP label, which may be empty.
    static var labelValue: Self {
        quotable("a label's value") { text throws(Refusal) in
            let isValue = text.allSatisfy {
                ($0.isLetter && !$0.isUppercase) || $0.isNumber || $0 == "-" || $0 == "_"
            }
            guard isValue, text.count <= 63 else {
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not the value of a label: up to 63 lower-case letters, digits, hyphens "
                        + "and underscores"
                )
            }
            return text
        }
    }

    /// A text on one line that says something.
    static var sentence: Self {
        .line(atMost: 500).refusing { node in
            node.scalar?.allSatisfy(\.isWhitespace) == true && node.kind == .text ? "is empty" : nil
        }
    }
}

extension ValueKind<[String: String]> {
    /// The same kind without the empty mapping.
    var notEmptyMap: Self {
        let name = name
        return refusing { node in node.content == .mapping([]) ? "the mapping is empty; give \(name)" : nil }
    }
}

extension ValueKind<Int64> {
    /// A day, which stands for its end by UTC, or a moment of RFC 3339, in microseconds since 1970.
    static func expiry(_ microseconds: @escaping @Sendable (String) -> Int64?) -> Self {
        text("a day such as 2026-12-31", show: \.description) { text, _ throws(Refusal) in
            guard !text.contains(where: { "Tt: ".contains($0) }) else {
                guard let moment = microseconds(text) else {
                    throw Refusal(
                        "\(Excerpt.quoted(text)) is not a moment; write 2026-12-31T12:00:00Z, or a day such as "
                            + "2026-12-31"
                    )
                }
                return moment
            }
            let day = try CalendarDay(parsing: text)
            guard let start = microseconds("\(day)T00:00:00Z") else {
                throw Refusal("\(Excerpt(text)) is out of range")
            }
            return start + 86_400_000_000
        }
    }
}
