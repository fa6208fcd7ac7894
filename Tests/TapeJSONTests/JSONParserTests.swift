import TapeJSON
import Testing

@Suite struct JSONParserTests {
    @Test(arguments: [
        ("", 0, "empty, expected one JSON value"), (" \r\n", 0, "empty, expected one JSON value"),
        ("tru", 0, "expected true"), ("[nul]", 1, "expected null"), ("[fals", 1, "expected false"),
        ("{}x", 2, "there is more after the end of the document"),
        ("1 2", 2, "there is more after the end of the document"),
        ("[1,]", 3, "expected a value"), ("[1 2]", 3, "expected a comma or ]"), ("[}", 1, "expected a value"),
        (#"{"a":1,}"#, 7, "expected a member name in double quotes"),
        (#"{"a" 1}"#, 5, "expected a colon after the member name"),
        (#"{"a":1]"#, 6, "expected a comma or }"), ("{1:2}", 1, "expected a member name in double quotes"),
        ("[1", 2, "the document ends too early"), ("{", 1, "the document ends too early"),
        (#"["ab"#, 4, "the document ends inside a string"), (#"["a\"#, 4, "the document ends inside a string"),
        ("[\"a\nb\"]", 3, "a control character in a string has to be escaped"), (#"["\x"]"#, 2, "not a valid escape"),
        (#"["\u12g4"]"#, 2, #"\u needs four hexadecimal digits"#), (#"["\ud800"]"#, 2, "half of a surrogate pair"),
        (#"["\udc00"]"#, 2, "half of a surrogate pair"), (#"["\ud800\u0041"]"#, 2, "half of a surrogate pair"),
        ("[1.]", 3, "not a valid number"), ("[-]", 2, "not a valid number"), ("[01]", 2, "expected a comma or ]"),
        ("[1e]", 3, "not a valid number"), ("[NaN]", 1, "expected a value"),
        ("[1,18446744073709551616]", 3, "number out of range"), ("[-9223372036854775809]", 1, "number out of range"),
        ("[1e400]", 1, "number out of range"), ("\u{FEFF}{}", 0, "expected a value"),
    ])
    func `an error says what is wrong and at which byte`(json: String, offset: Int, problem: String) throws {
        #expect(try parseError(Array(json.utf8)) == JSONError(offset: offset, problem: problem))
    }

    @Test(
        arguments: [
            ([0xFF], 1), ([0xC3], 1), ([0xC0, 0x80], 1), ([0xED, 0xA0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 1),
            ([0xE2, 0x82, 0xAC, 0x80], 4),
        ] as [([UInt8], Int)]
    )
    func `bytes that are not UTF-8 are found`(bytes: [UInt8], offset: Int) throws {
        let quote = UInt8(ascii: "\"")
        #expect(try parseError([quote] + bytes + [quote]) == JSONError(offset: offset, problem: "not valid UTF-8"))
    }

    @Test(arguments: [("[", "]", 1), (#"{"a":"#, "}", 5)])
    func `nesting is accepted up to the limit and no deeper`(open: String, close: String, width: Int) throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
        }
        #expect(try parseError(nested(1_024)) == nil)
        for depth in [1_025, 100_000] {
            let expected = JSONError(offset: 1_024 * width, problem: "nested deeper than 1024 levels")
            #expect(try parseError(nested(depth)) == expected)
        }
        #expect(try parseError(nested(3), maximumDepth: 3) == nil)
        #expect(try parseError(nested(4), maximumDepth: 3)?.problem == "nested deeper than 3 levels")
    }

    @Test func `a number of 400 digits is out of range`() throws {
        let digits = String(repeating: "9", count: 400)
        for number in [digits, "-\(digits)", "\(digits).5"] {
            let expected = JSONError(offset: 5, problem: "number out of range")
            #expect(try parseError(Array(#"{"a":\#(number)}"#.utf8)) == expected)
        }
        #expect(try parsed("0.\(digits)") { $0.double } == 1)
    }

    @Test func `a document cut off at any byte is an error`() throws {
        let json = Array(#"{"a":[1,-2.5e3,true,false,null,{"b":"x\n\u00e9\ud83d\ude00é"}],"c":{},"d":[]}"#.utf8)
        #expect(try parseError(json) == nil)
        for length in json.indices {
            let error = try #require(try parseError(Array(json[..<length])), "cut at \(length)")
            #expect(error.offset.map { $0 <= length } == true)
        }
    }

    @Test func `a parser goes on after an error and after a larger document`() throws {
        var parser = JSONParser()
        let large = Array("[\(String(repeating: "1,", count: 50_000))1]".utf8)
        for _ in 0..<3 {
            #expect(try parser.withDocument(large) { Array($0.elements).count } == 50_001)
            #expect(throws: JSONError.self) { try parser.withDocument(Array("[".utf8)) { _ in } }
            #expect(try parser.withDocument(Array(#"["x"]"#.utf8)) { $0.elements.map(\.string) } == ["x"])
        }
    }

    @Test func `an error thrown by the closure comes through`() throws {
        #expect(throws: JSONDecodingError(path: "", problem: "no")) {
            try parsed("1") { _ throws(JSONDecodingError) in throw JSONDecodingError(problem: "no") }
        }
    }

    @Test func `an error reads as one line`() {
        #expect(JSONError(offset: 12, problem: "no").description == "not valid JSON at byte 12: no")
        #expect(JSONError(offset: nil, problem: "no").description == "not valid JSON: no")
    }
}
