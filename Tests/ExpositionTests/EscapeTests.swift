import Exposition
import TestSupport
import Testing

@Suite struct EscapeTests {
    @Test(arguments: [
        ("", ""),
        ("plain", "plain"),
        (#"say "hi""#, #"say \"hi\""#),
        (#"C:\temp\new"#, #"C:\\temp\\new"#),
        ("two\nlines", #"two\nlines"#),
        ("\n", #"\n"#),
        (#"\"#, #"\\"#),
        (#"\n"#, #"\\n"#),
        ("\"\\\n", #"\"\\\n"#),
        ("carriage\r\nreturn", "carriage\r\\nreturn"),
        ("{a=\"b\",} 1 # HELP", "{a=\\\"b\\\",} 1 # HELP"),
        ("Zürich 東京 🚀👩‍👩‍👧", "Zürich 東京 🚀👩‍👩‍👧"),
        (String(repeating: "x", count: 299) + "\"", String(repeating: "x", count: 299) + "\\\""),
    ])
    func `a label value is escaped and reads back`(value: String, escaped: String) throws {
        let body = try body(labelValue: value)
        #expect(String(decoding: body, as: UTF8.self).hasSuffix("\ndemo_fact{vm=\"\(escaped)\"} 1\n"))
        #expect(ExpositionLinter.problems(in: body) == [])
        #expect(ExpositionParser.samples(in: body).map { $0["vm"] } == [value])
    }

    @Test(arguments: [
        ("A fact.", "A fact."),
        (#"A "fact"."#, #"A "fact"."#),
        ("One.\nTwo.", #"One.\nTwo."#),
        (#"Like C:\new."#, #"Like C:\\new."#),
        ("Zürich 🚀.", "Zürich 🚀."),
    ])
    func `a help text keeps its quotes and stays on its line`(help: String, escaped: String) throws {
        let body = try body(help: help, labelValue: "web-1")
        #expect(
            String(decoding: body, as: UTF8.self).hasPrefix("# HELP demo_fact \(escaped)\n# TYPE demo_fact gauge\n")
        )
        var parser = ExpositionParser(body)
        guard case .success(.help("demo_fact", let text)) = parser.next() else {
            Issue.record("the first line is not a HELP")
            return
        }
        #expect(text == help)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `any label values survive rendering and reading back`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let values = (0..<200).map { _ in randomText(using: &random) }
        let family = MetricFamily<[String]>(name: "demo_fact", help: "A fact.", labels: ["n", "text"]) { values, sink in
            for (index, value) in values.enumerated() {
                sink.sample(labels: [String(index), value], .integer(index))
            }
        }
        let body = try FamilyRegistry([family]).render(values).body
        let samples = ExpositionParser.samples(in: body)
        #expect(ExpositionLinter.problems(in: body) == [])
        #expect(samples.map(\.value) == values.indices.map(Double.init))
        // Compared as bytes: equal strings may differ in their Unicode normalization.
        #expect(try samples.map { Array(try #require($0["text"]).utf8) } == values.map { Array($0.utf8) })
    }

    private func randomText(using random: inout SeededGenerator) -> String {
        let special: [Unicode.Scalar] = [
            "\\", "\"", "\n", "\r", "{", "}", ",", "=", "#", " ", "\0", "\u{301}", "\u{2028}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            if Bool.random(using: &random), let scalar = special.randomElement(using: &random) {
                text.append(scalar)
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) {
                text.append(scalar)
            }
        }
        return String(text)
    }
}
