extension ValueKind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the words of an enumeration; `noun` says what they are, with its article.
    package static func word(_ noun: String) -> Self {
        let words = Value.allCases.map(\.rawValue)
        return .word(noun, among: words, show: \.rawValue) { Value(rawValue: $0) }
    }
}

extension ValueKind {
    /// One of some words; `noun` says what they are, with its article.
    package static func word(
        _ noun: String,
        among words: [String],
        show: @escaping (Value) -> String,
        value: @escaping (String) -> Value?
    ) -> Self {
        text("\(noun): \(words.joined(separator: ", "))", show: show) { text, _ throws(Refusal) in
            if let value = value(text) { return value }
            let near = NearestName.find(text, among: words)
            let hint = near.map { "did you mean \($0)?" } ?? "write \(words.joined(separator: ", "))"
            throw Refusal("\(Excerpt.quoted(text)) is not \(noun); \(hint)")
        }
    }
}
