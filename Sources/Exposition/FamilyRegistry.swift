/// The families of one exposition, checked once and then rendered for any number of inputs.
package struct FamilyRegistry<Input>: Sendable {
    struct Entry: Sendable {
        let family: MetricFamily<Input>
        let template: SampleTemplate
    }

    let entries: [Entry]

    /// Takes the families in the order in which they are to be shown; throws every rule that their declarations break.
    package init(_ families: [MetricFamily<Input>]) throws(FamilyRegistryError) {
        let problems = Self.problems(in: families.map(\.declaration))
        guard problems.isEmpty else { throw FamilyRegistryError(problems: problems) }
        entries = families.map { family in
            let template = SampleTemplate(
                familyName: family.name,
                labels: family.labels,
                hasVaryingLabels: family.declaration.hasVaryingLabels
            )
            return Entry(family: family, template: template)
        }
    }

    private init(entries: [Entry]) {
        self.entries = entries
    }

    /// The declarations in registry order, for headers, documentation and tests.
    package var declarations: [FamilyDeclaration] {
        entries.map(\.family.declaration)
    }

    /// The same families without those that are not wanted.
    package func filtered(_ isWanted: (FamilyDeclaration) -> Bool) -> FamilyRegistry {
        FamilyRegistry(entries: entries.filter { isWanted($0.family.declaration) })
    }

    /// The lines of one thing in all families, each sample in the order of its emission.
    package func lines(of input: Input, subject: LineSubject = LineSubject()) -> RenderedLines {
        var sink = SampleSink(text: ExpositionText())
        return lines(of: input, subject, in: &sink)
    }

    /// The lines of many things; one after the other in the same memory, which spares growing it each time.
    package func lines(of inputs: some Sequence<(input: Input, subject: LineSubject)>) -> [RenderedLines] {
        var sink = SampleSink(text: ExpositionText(expectedBytes: 1 << 14))
        return inputs.map { lines(of: $0.input, $0.subject, in: &sink) }
    }

    private func lines(of input: Input, _ subject: LineSubject, in sink: inout SampleSink) -> RenderedLines {
        sink.clear()
        var ends: [UInt32] = []
        var counts: [UInt32] = []
        ends.reserveCapacity(entries.count)
        counts.reserveCapacity(entries.count)
        for entry in entries {
            sink.begin(entry.template)
            entry.family.emit(input, &sink)
            ends.append(UInt32(sink.text.count))
            counts.append(UInt32(sink.sampleCount))
        }
        return RenderedLines(bytes: sink.text.exactBytes, ends: ends, counts: counts, subject: subject)
    }

    /// Writes all families that have samples, in registry order, with their headers.
    package func render(_ input: Input, as format: ExpositionFormat = .text) -> RenderedExposition {
        let lines = lines(of: input)
        var body: [UInt8] = []
        body.reserveCapacity(lines.bytes.count + entries.count * 200)
        for (index, declaration) in declarations.enumerated() where lines.count(of: index) > 0 {
            body += format.header(of: declaration)
            body += lines.bytes[lines.range(of: index)]
        }
        body += format.trailer
        let counts = declarations.indices.map { (name: declarations[$0].name, count: lines.count(of: $0)) }
        return RenderedExposition(body: body, seriesByFamily: counts)
    }
}
