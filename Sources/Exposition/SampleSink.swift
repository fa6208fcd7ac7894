/// Takes the samples of one family after the other and writes them as lines, which all formats share.
///
/// A family's `emit` sees it only while it runs, so that the family's name is always the right one.
package struct SampleSink {
    private(set) var text: ExpositionText
    private(set) var sampleCount = 0
    private var template = SampleTemplate.none

    init(text: ExpositionText) {
        self.text = text
    }

    /// Writes a sample with one value per declared label, in the order of the declaration.
    package mutating func sample<let count: Int>(labels values: [count of String], _ value: SampleValue) {
        writeLine(values.span, [], value)
    }

    /// Writes the one sample of a family that declares no labels.
    package mutating func sample(_ value: SampleValue) {
        writeLine(Span(), [], value)
    }

    /// Writes a sample with the values of the declared labels and further labels of its own.
    ///
    /// Valid for families with varying labels only; names must be valid and distinct, see ``LabelNameMapping``.
    package mutating func sample<let count: Int>(
        labels values: [count of String],
        labelPairs: [(name: String, value: String)],
        _ value: SampleValue
    ) {
        writeLine(values.span, labelPairs, value)
    }

    /// Writes a sample whose labels are all its own, for a family with varying labels that declares no others.
    package mutating func sample(labelPairs: [(name: String, value: String)], _ value: SampleValue) {
        writeLine(Span(), labelPairs, value)
    }

    /// Starts a family, whose samples are counted from zero.
    mutating func begin(_ template: SampleTemplate) {
        self.template = template
        sampleCount = 0
    }

    /// Forgets all lines but keeps their memory.
    mutating func clear() {
        text.truncate(to: 0)
    }

    private mutating func writeLine(
        _ values: Span<String>,
        _ labelPairs: [(name: String, value: String)],
        _ value: SampleValue
    ) {
        checkLabels(values.count, labelPairs)
        var isFirst = true
        if values.isEmpty {
            text.append(template.name)
        } else {
            for index in values.indices {
                text.append(template.labelPrefixes[index])
                text.appendEscaped(labelValue: values[index])
            }
            text.append(UInt8(ascii: "\""))
            isFirst = false
        }
        for pair in labelPairs {
            text.append(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ","))
            text.append(pair.name)
            text.append("=\"")
            text.appendEscaped(labelValue: pair.value)
            text.append(UInt8(ascii: "\""))
            isFirst = false
        }
        if !isFirst {
            text.append(UInt8(ascii: "}"))
        }
        text.append(UInt8(ascii: " "))
        text.append(value)
        text.append(UInt8(ascii: "\n"))
        sampleCount += 1
    }

    private func checkLabels(_ count: Int, _ labelPairs: [(name: String, value: String)]) {
        precondition(
            count == template.labelPrefixes.count,
            "A sample of \(template.familyName) gives \(count) values for \(template.labelPrefixes.count) labels."
        )
        precondition(
            labelPairs.isEmpty || template.hasVaryingLabels,
            "A sample of \(template.familyName) names labels of its own, but the family declares none that vary."
        )
        for pair in labelPairs {
            precondition(
                MetricNaming.isUsable(labelName: pair.name),
                "A sample of \(template.familyName) has a label with an invalid or reserved name."
            )
        }
    }
}
