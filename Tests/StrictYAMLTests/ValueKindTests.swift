import Testing

@testable import StrictYAML

struct ValueKindTests {
    private enum Colour: String, CaseIterable {
        case red
        case green
    }

    @Test(arguments: [
        ("share: 1", "share: expected a percentage such as 0.5%, found a number"),
        ("share: 101%", #"share: "101%" is not a percentage; write 0% to 100%"#),
        ("share: -1%", #"share: "-1%" is not a percentage; write 0% to 100%"#),
        ("share: '%'", #"share: "%" is not a percentage; write 0% to 100%"#),
        ("part: 0%", #"part: "0%" is not a whole percentage; write 1% to 100%"#),
        ("part: 0.5%", #"part: "0.5%" is not a whole percentage; write 1% to 100%"#),
        ("part: +5%", #"part: "+5%" is not a whole percentage; write 1% to 100%"#),
        ("flag: 'true'", "flag: expected true or false, found text"),
        ("mark: false", "mark: must be true; remove the key otherwise"),
        ("line: true", #"line: expected text, found true or false; write "true", with quotation marks"#),
        (#"line: "a\nb""#, #"line: "a\u{a}b" holds a character that cannot be seen"#),
        ("line: abcdefghi", #"line: "abcdefghi" is too long; at most 8 bytes"#),
        ("colour: gren", #"colour: "gren" is not a colour; did you mean green?"#),
        ("colour: violet", #"colour: "violet" is not a colour; write red, green"#),
        ("length: 3h", "length: 3h is too long; at most 2h"),
    ])
    func `an impossible value is refused`(text: String, problem: String) {
        #expect(errors(in: text, Self.read) == ["config.yml:1: \(problem)"])
    }

    @Test(arguments: [
        "share: 0.5%", "share: 0%", "part: 100%", "flag: FALSE", "mark: true", "line: Größe", "line: ''",
        "colour: red", "length: 2h",
    ])
    func `a possible value is taken`(text: String) {
        #expect(errors(in: text, Self.read).isEmpty)
    }

    @Test func `a percentage is a share of one`() {
        var share = 0.0
        #expect(errors(in: "share: 0.5%") { share = $0.value("share", .share, default: 0, "") }.isEmpty)
        #expect(share == 0.005)
    }

    private static func read(_ root: MappingReader) {
        _ = root.value("share", .share, default: 0, "A share.")
        _ = root.value("part", .wholePercent, default: 50, "A part.")
        _ = root.value("flag", .flag, default: false, "A flag.")
        _ = root.optional("mark", .mark, absent: "none", "A mark.")
        _ = root.optional("line", .line(atMost: 8), absent: "none", "A line.")
        _ = root.optional("colour", ValueKind<Colour>.word("a colour"), absent: "none", "A colour.")
        _ = root.optional("length", .duration(atMost: .seconds(7_200)), absent: "none", "A length.")
    }
}
