import Exposition
import Testing

@Suite struct ExpositionLinterTests {
    static let header = "# HELP a A fact.\n# TYPE a gauge\n"
    static let counterHeader = "# HELP a_total A fact.\n# TYPE a_total counter\n"
    static let infoHeader = "# HELP a_info A fact.\n# TYPE a_info gauge\n"

    static let families: [(String, [String])] = [
        (header + "a 1\na 1\n", ["line 4: a has the series of line 3 again"]),
        (header + "a{x=\"1\",y=\"2\"} 1\na{x=\"1\",y=\"2\"} 2\n", ["line 4: a has the series of line 3 again"]),
        (header + "a{x=\"1\",y=\"\"} 1\na{x=\"1\"} 1\n", ["line 4: a has the series of line 3 again"]),
        (
            header + "a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 1\n",
            ["line 4: a has its labels in another order than before", "line 4: a has the series of line 3 again"]
        ),
        (header + "a{x=\"1\",x=\"2\"} 1\n", ["line 3: a has the label x twice in one sample"]),
        (
            header + "a 1\n# HELP b B fact.\n# TYPE b gauge\nb 1\na{x=\"1\"} 1\n",
            ["line 7: a goes on after another family; the lines of a family must stand together"]
        ),
        ("# TYPE a gauge\na 1\n", ["line 2: a has no HELP before its samples"]),
        ("# HELP a A fact.\na 1\n", ["line 2: a has no TYPE before its samples"]),
        ("a 1\n", ["line 1: a has no HELP before its samples", "line 1: a has no TYPE before its samples"]),
        (
            "# HELP a A fact.\na 1\n# TYPE a gauge\n",
            ["line 2: a has no TYPE before its samples", "line 3: a has its TYPE after samples"]
        ),
        (
            "# TYPE a gauge\na 1\n# HELP a A fact.\n",
            ["line 2: a has no HELP before its samples", "line 3: a has its HELP after samples"]
        ),
        ("# HELP a A fact.\n" + header + "a 1\n", ["line 2: a has a second HELP"]),
        (header + "# TYPE a gauge\na 1\n", ["line 3: a has a second TYPE"]),
        (header, ["line 2: a has a header but no samples"]),
        (
            "# HELP a A fact.\n# TYPE a info\na 1\n",
            [#"line 2: a has the TYPE "info"; only counter and gauge are written"#]
        ),
        (
            "# HELP a A fact.\n# TYPE a counter\na 1\n",
            ["line 2: a is a counter; counters, and only they, end in _total"]
        ),
        (
            "# HELP a_total A fact.\n# TYPE a_total gauge\na_total 1\n",
            ["line 2: a_total is a gauge; counters, and only they, end in _total"]
        ),
        (counterHeader + "a_total -1\n", ["line 3: a_total is a counter with the value -1"]),
        (counterHeader + "a_total NaN\n", ["line 3: a_total is a counter with the value NaN"]),
        (infoHeader + "a_info 2\n", ["line 3: a_info is an info with another value than 1"]),
        (
            "# HELP a:b A fact.\n# TYPE a:b gauge\na:b 1\n",
            [#"line 1: "a:b" is not a metric name"#]
        ),
        (header + "a{le=\"1\"} 1\n", [#"line 3: a has a label "le", which is not a name or is reserved"#]),
        (header + "a{x-y=\"1\"} 1\n", [#"line 3: a has a label "x-y", which is not a name or is reserved"#]),
    ]

    static let badLines: [(String, ExpositionSyntaxError)] = [
        ("", .blankLine),
        ("# EOF", .unknownComment),
        ("#HELP a A fact.", .unknownComment),
        ("# HELP a", .incompleteHeader),
        ("# HELP  A fact.", .incompleteHeader),
        ("# TYPE a ", .incompleteHeader),
        (#"# HELP a A \"fact\"."#, .badEscape),
        (" a 1", .missingName),
        ("{x=\"1\"} 1", .missingName),
        ("a", .expected(" ")),
        ("a\t1", .expected(" ")),
        ("a{} 1", .missingName),
        ("a{x=\"1\",} 1", .missingName),
        ("a{x=\"1\", y=\"2\"} 1", .missingName),
        ("a{x} 1", .expected("=")),
        ("a{x=1} 1", .expected("\"")),
        ("a{x=\"1\" 1", .expected("}")),
        ("a{x=\"1\"}1", .expected(" ")),
        ("a{x=\"1", .unterminatedValue),
        ("a{x=\"1\\\"} 1", .unterminatedValue),
        ("a{x=\"1\\", .unterminatedValue),
        (#"a{x="\t"} 1"#, .badEscape),
        ("a ", .badNumber),
        ("a one", .badNumber),
        ("a 1.2.3", .badNumber),
        ("a inf", .badNumber),
        ("a nan", .badNumber),
        ("a 0x1p3", .badNumber),
        ("a 1 1719335260000", .textBehindValue),
        ("a  1", .textBehindValue),
    ]

    @Test(arguments: families)
    func `a broken family is reported`(body: String, problems: [String]) {
        #expect(ExpositionLinter.problems(in: Array(body.utf8)) == problems)
    }

    @Test(arguments: badLines)
    func `a line that cannot be read is reported, and the next one is read`(line: String, error: ExpositionSyntaxError)
    {
        let body = Self.header + "a 1\n" + line + "\na{x=\"2\"} 1\n"
        #expect(ExpositionLinter.problems(in: Array(body.utf8)) == ["line 4: \(error)"])
        #expect(ExpositionParser.samples(in: Array(body.utf8)).count == 2)
    }

    @Test(arguments: [header + "a 1", header + "a 1\na{x=\"1\"} 1"])
    func `a missing line feed at the end is reported`(body: String) {
        let problems = ExpositionLinter.problems(in: Array(body.utf8))
        #expect(problems.map { $0.drop { $0 != ":" } } == [": the last line does not end with a line feed"])
    }

    @Test func `bytes that are not text are reported`() {
        #expect(ExpositionLinter.problems(in: [0x61, 0xFF, 0x0A]) == ["the body is not valid UTF-8"])
    }

    @Test(arguments: [
        "",
        header + "a 1\n",
        header + "a NaN\n",
        header + "a{x=\"1\"} +Inf\na{x=\"2\"} -Inf\na{x=\"3\"} 1.5e+300\n",
        header + "a{x=\"1 y1:=2\"} 1\na{x=\"1\",y=\"2\"} 1\n",
        header + "a{x=\"1\",l=\"1\"} 1\na{x=\"2\",m=\"1\"} 1\na{x=\"2\",l=\"1\",m=\"1\"} 1\n",
        header + "a{x=\"\u{E9}\"} 1\na{x=\"e\u{301}\"} 1\na{x=\"e9\"} 1\n",
    ])
    func `a body without fault has no problems`(body: String) {
        #expect(ExpositionLinter.problems(in: Array(body.utf8)) == [])
    }

    @Test func `the list of problems is bounded`() {
        let body = String(repeating: "a 1\n", count: 1_000)
        let problems = ExpositionLinter.problems(in: Array(body.utf8))
        #expect(problems.count == ExpositionLinter.shownProblems + 1)
        #expect(problems.last == "and 901 more")
    }

    @Test func `a long name is shortened in a problem`() {
        let name = String(repeating: "ä", count: 500)
        let problems = ExpositionLinter.problems(in: Array("\(name) 1\n".utf8))
        #expect(problems.count == 3)
        #expect(problems.allSatisfy { $0.count < 150 })
    }
}
