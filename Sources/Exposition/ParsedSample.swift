/// One sample line, read back.
package struct ParsedSample: Sendable {
    /// The metric name.
    package let name: String
    /// The labels in the order of the line, values without escapes.
    package let labels: [ParsedLabel]
    /// The value.
    package let value: Double
    /// The value as it was written.
    package let valueText: String

    /// The value of a label; nil when the sample has no label of that name.
    package subscript(label: String) -> String? {
        labels.first { $0.name == label }?.value
    }
}

/// One label of a sample line.
package struct ParsedLabel: Hashable, Sendable {
    /// The label's name.
    package let name: String
    /// The label's value without escapes.
    package let value: String

    /// Pairs a name with a value.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// Whether two samples name the same labels in the same order.
func haveSameNames(_ left: [ParsedLabel], _ right: [ParsedLabel]) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index].name != right[index].name {
        return false
    }
    return true
}
