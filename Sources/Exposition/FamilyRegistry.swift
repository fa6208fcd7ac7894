/// The families of one exposition, checked once and then rendered for any number of inputs.
package struct FamilyRegistry<Input>: Sendable {
    struct Entry: Sendable {
        let family: MetricFamily<Input>
        let template: SampleTemplate
    }

    let entries: [Entry]

    /// Takes the families in the order in which they are to be shown; throws every rule that their declarations break.
    package init(_ families: [MetricFamily<Input>]) throws(FamilyRegistryError) {
        let problems = Self.problems(in: families)
        guard problems.isEmpty else { throw FamilyRegistryError(problems: problems) }
        entries = families.map { family in
            let template = SampleTemplate(
                familyName: family.name,
                labels: family.labels,
                hasVaryingLabels: family.hasVaryingLabels
            )
            return Entry(family: family, template: template)
        }
    }

    /// The declarations in registry order, for documentation and tests.
    package var families: [MetricFamily<Input>] {
        entries.map(\.family)
    }

    /// Writes all families that have samples, in registry order, each sample in the order of its emission.
    ///
    /// Given about the number of bytes to expect, such as the size of the last body, the buffer need not grow.
    package func render(
        _ input: Input,
        as format: ExpositionFormat = .text,
        expectedBytes: Int = 0
    ) -> RenderedExposition {
        var sink = SampleSink(text: ExpositionText(expectedBytes: expectedBytes))
        var seriesByFamily: [(name: String, count: Int)] = []
        seriesByFamily.reserveCapacity(entries.count)
        for entry in entries {
            let family = entry.family
            let start = sink.text.count
            sink.begin(entry.template) { text in
                format.appendHeader(name: family.name, help: family.help, type: family.type, to: &text)
            }
            family.emit(input, &sink)
            if sink.sampleCount == 0 {
                sink.rewind(to: start)
            }
            seriesByFamily.append((family.name, sink.sampleCount))
        }
        return RenderedExposition(body: sink.text.bytes, seriesByFamily: seriesByFamily)
    }
}
