import TestSupport
import Testing

@testable import Reports

struct MarkupWriterTests {
    @Test func `text and attributes are escaped`() throws {
        var writer = try MarkupWriter()
        writer.element("a", ["b": "\"<&>'\n"]) { $0.text("</a>&\r") }
        #expect(
            String(decoding: try writer.finish(), as: UTF8.self).contains(
                "<a b=\"&quot;&lt;&amp;&gt;'&#10;\">&lt;/a&gt;&amp;&#13;</a>"
            )
        )
    }

    @Test func `an empty element has an end tag of its own, a void one has none`() throws {
        var writer = try MarkupWriter()
        writer.element("p") { page in
            page.element("i", ["class": "bad"]) { _ in }
            page.voidElement("br")
        }
        #expect(String(decoding: try writer.finish(), as: UTF8.self).contains("<p><i class=\"bad\"></i><br/></p>"))
    }

    @Test func `an element that was not closed is closed at the end`() throws {
        var writer = try MarkupWriter()
        writer.declareXML()
        writer.element("a", "b")
        let document = XMLDocumentText(of: try writer.finish())
        #expect(document.error == nil)
        #expect(document.text == "b")
    }

    @Test(arguments: [
        ("a\u{0}b", "a\u{FFFD}b", 1), ("\u{1}\u{1F}", "\u{FFFD}\u{FFFD}", 2),
        ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}", 2),
        ("\t\n", "\t\n", 0), ("\u{85}\u{FFFD}\u{10FFFF}", "\u{85}\u{FFFD}\u{10FFFF}", 0), ("ï¿", "ï¿", 0),
    ])
    func `what XML forbids is replaced and counted`(text: String, written: String, count: Int) throws {
        var bytes: [UInt8] = []
        #expect(XMLText.append(text, to: &bytes) == count)
        #expect(String(decoding: bytes, as: UTF8.self) == written)
    }

    @Test(arguments: 0..<50)
    func `random hostile text comes back as it was`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let texts = (0..<20).map { _ in HostileText.random(using: &random) }
        var writer = try MarkupWriter()
        writer.declareXML()
        writer.element("a") { writer in
            for text in texts { writer.element("b", ["c": text], text) }
        }
        let document = XMLDocumentText(of: try writer.finish())
        #expect(document.error == nil)
        #expect(document.elements == ["a": 1, "b": texts.count])
        let expected = texts.map(HostileText.allowed)
        #expect(document.attributes == expected)
        #expect(document.text == expected.joined())
    }

    @Test(arguments: [("abc", 3, "abc"), ("abcd", 3, "abc…"), ("é🚀", 2, "é…"), ("🚀", 3, "…"), ("", 0, "")])
    func `bounded text is cut between characters`(text: String, limit: Int, cut: String) {
        #expect(text.bounded(to: limit) == cut)
    }

    @Test(arguments: ["plain", "\"<&>'\n\r\t", "\u{1}\u{FFFF}", "é🚀"])
    func `the estimate of the escaped size is never too small`(text: String) throws {
        var writer = try MarkupWriter()
        writer.declareXML()
        writer.element("a", ["b": text]) { _ in }
        let size = try writer.finish().count - "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"\"></a>\n".utf8.count
        #expect(XMLText.escapedCount(text) >= size)
    }
}

/// Text made of what breaks formats.
enum HostileText {
    private static let pieces = [
        "<", ">", "&", "\"", "'", "]]>", "<!--", "-->", "</b>", "&#x41;", "&lt;", "\u{0}", "\u{1}", "\u{8}", "\u{B}",
        "\u{1F}", "\t", "\n", "\r", "\r\n", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFE}", "\u{FFFF}", "\u{FFFD}", "🚀",
        "e\u{301}",
        "\u{202E}", "ï¿¾", "abc", " ", "<script>", "\u{10FFFF}",
    ]

    static func random(using random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    /// The text as it must come back.
    static func allowed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isForbidden =
                scalar.value < 0x20 && ![0x9, 0xA, 0xD].contains(scalar.value) || scalar.value == 0xFFFE
                || scalar.value == 0xFFFF
            scalars.append(isForbidden ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }
}
