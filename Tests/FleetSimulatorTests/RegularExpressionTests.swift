import Testing

@testable import FleetSimulator

struct RegularExpressionTests {
    @Test(
        arguments: [
            ("abc", "abc"), ("a.c", "axc"), ("a*", ""), ("a+b?", "aa"), ("(ab|cd)+", "abcdab"), ("[a-c1]*", "ab1c"),
            ("[^a]", "b"), (#"\d{2,3}"#, "123"), (#"\w+\-\S"#, "web-1"), ("x{2}", "xx"), ("x{2,}", "xxxx"),
            ("(?:a|)b", "b"), ("(?i)WEB", "web"), ("(?i)web", "WEB"), ("^a$", "a"), ("[]a]", "]"), (#"[\d\-]+"#, "1-2"),
            ("a{,2}", "a{,2}"), (#".*\bweb\b.*"#, "my web-1"), ("a|b|c", "c"), ("(a*)*", "aaa"), ("ü", "ü"), ("", ""),
            (#"\\"#, #"\"#), ("(a?){3}", "aa"), ("a*?b", "aab"),
        ]
    )
    func `a text is described as a whole`(pattern: String, text: String) throws {
        #expect(try RegularExpression(pattern).matchesWhole(of: text))
    }

    @Test(
        arguments: [
            ("abc", "abcd"), ("a.c", "a\nc"), ("a+", ""), ("[^a]", "a"), (#"\d{2,3}"#, "1234"), ("x{2}", "xxx"),
            (#".*\bweb\b.*"#, "cobweb-1"), ("web", "WEB"), ("a|b|c", "d"), ("(a?){3}", "aaaa"), ("a$b", "ab"),
        ]
    )
    func `another text is not`(pattern: String, text: String) throws {
        #expect(try !RegularExpression(pattern).matchesWhole(of: text))
    }

    @Test func `a part of a text is found`() throws {
        #expect(try RegularExpression("attempt \\d+").isFound(in: "task (attempt 3 of 10)"))
        #expect(try !RegularExpression("^attempt").isFound(in: "task (attempt 3 of 10)"))
        #expect(try RegularExpression("10\\)$").isFound(in: "task (attempt 3 of 10)"))
    }

    @Test(arguments: ["(", ")", "a)", "[a", "*a", "a**", "[b-a]", "\\", "(?P<n>a)", "a{3,2}", "a{1001}", "\\q"])
    func `what is no expression is refused`(pattern: String) {
        #expect(throws: APIError.self) { try RegularExpression(pattern) }
    }
}
