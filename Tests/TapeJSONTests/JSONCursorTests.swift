import TapeJSON
import Testing

@Suite struct JSONCursorTests {
    @Test(arguments: [
        ("null", JSONKind.null), ("true", .bool), ("false", .bool), ("0", .int64), ("-1", .int64),
        ("9223372036854775807", .int64), ("9223372036854775808", .uint64), ("18446744073709551615", .uint64),
        ("1.0", .double), ("1e3", .double), (#""""#, .string), ("[]", .array), ("{}", .object),
    ])
    func `every kind of value is told apart`(json: String, kind: JSONKind) throws {
        #expect(try parsed(json) { $0.kind } == kind)
        #expect(try parsed("[\(json)]") { $0.elements.map(\.kind) } == [kind])
    }

    @Test(arguments: [
        ("0", 0 as Int64?), ("-9223372036854775808", .min), ("9223372036854775807", .max),
        ("9223372036854775808", nil), (#""8723417239847129384""#, 8_723_417_239_847_129_384),
        (#""-9223372036854775808""#, .min), (#""-9223372036854775809""#, nil), (#""9223372036854775808""#, nil),
        (#""-0""#, 0), (#""+1""#, nil), (#""-""#, nil), (#""""#, nil), (#""1 ""#, nil), (#""1e3""#, nil),
        (#""0x10""#, nil), (#""99999999999999999999999""#, nil), ("1.0", nil), ("true", nil), ("null", nil),
        ("[1]", nil),
    ])
    func `an int64 is a number or a decimal string and stays exact`(json: String, expected: Int64?) throws {
        #expect(try parsed(json) { $0.int64 } == expected)
    }

    @Test(arguments: [
        ("0", 0 as UInt64?), ("18446744073709551615", .max), (#""18446744073709551615""#, .max),
        (#""18446744073709551616""#, nil), ("-1", nil), (#""-1""#, nil), ("1.5", nil), ("{}", nil),
    ])
    func `a uint64 is a number or a decimal string and not negative`(json: String, expected: UInt64?) throws {
        #expect(try parsed(json) { $0.uint64 } == expected)
    }

    @Test(arguments: [
        ("1.5", 1.5 as Double?), ("2", 2), ("18446744073709551615", 18_446_744_073_709_551_616), ("1e-400", 0),
        (#""-2.5e3""#, -2_500), (#""Infinity""#, .infinity), (#""-Infinity""#, -.infinity), (#""inf""#, nil),
        (#""0x1p3""#, nil), (#"" 1""#, nil), (#""1e400""#, nil), (#""01""#, nil), (#""1.""#, nil), (#""""#, nil),
        ("false", nil),
    ])
    func `a double is a number or a JSON number in a string`(json: String, expected: Double?) throws {
        #expect(try parsed(json) { $0.double } == expected)
    }

    @Test func `a double may be the string NaN`() throws {
        #expect(try parsed(#""NaN""#) { $0.double?.isNaN } == true)
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""""#, ""), (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u20ac""#, "Aé€"), (#""\ud83d\ude00""#, "😀"), (#""a\u0000b""#, "a\0b"),
        (#""platform’s""#, "platform’s"),
    ])
    func `strings are unescaped`(json: String, expected: String) throws {
        #expect(try parsed(json) { $0.string } == expected)
        #expect(try parsed(json) { $0.text.map(Array.init) } == Array(expected.utf8))
        #expect(try parsed(json) { $0.text?.withSpan { $0.count } } == expected.utf8.count)
    }

    @Test(arguments: [
        "", "a", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq",
    ])
    func `a text equals only the same bytes`(string: String) throws {
        let texts = [
            "", "a", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq",
        ]
        let matches = try parsed("\"\(string)\"") { root in
            let text = try #require(root.text)
            let literals = [
                text == "", text == "a", text == "abc", text == "abcd", text == "abcdefg", text == "abcdefgh",
                text == "abcdefghi", text == "abcdefghijklmnop", text == "abcdefghijklmnopq",
            ]
            return zip(texts, literals).filter(\.1).map(\.0)
        }
        #expect(matches == [string])
    }

    @Test(arguments: 0..<17)
    func `a text differs when any one byte does`(position: Int) throws {
        var bytes = Array("abcdefghijklmnopq".utf8)
        bytes[position] = UInt8(ascii: "!")
        let json = "\"\(String(decoding: bytes, as: UTF8.self))\""
        #expect(try parsed(json) { $0.text.map { $0 == "abcdefghijklmnopq" } } == false)
        #expect(try parsed(json) { $0.text.map { $0 == String(decoding: bytes, as: UTF8.self) } } == true)
    }

    @Test func `members are looked up by name past nested containers`() throws {
        let json = #"{"a":{"x":[1,{"y":2}]},"b":[[],{}],"c":7,"c":8,"n":null}"#
        let found = try parsed(json) { root in
            (
                root["c"]?.int64, root["x"]?.kind, root["n"]?.isNull, root["a"]?["x"]?.elements.map(\.kind),
                root["b"]?["c"]?.kind
            )
        }
        #expect(found.0 == 7, "the first of duplicate members is taken")
        #expect(found.1 == nil)
        #expect(found.2 == true)
        #expect(found.3 == [.int64, .object])
        #expect(found.4 == nil)
    }

    @Test func `members and elements come in document order`() throws {
        let json = #"{"z":1,"a":{"q":[1,2]},"m":[3,"x",4.5]}"#
        #expect(try parsed(json) { $0.members.map { $0.key.string } } == ["z", "a", "m"])
        #expect(try parsed(json) { $0["m"]?.elements.map(\.kind) } == [.int64, .string, .double])
        var visited: [String] = []
        try parsed(json) { $0.forEachMember { key, value in visited.append("\(key.string) \(value.kind)") } }
        #expect(visited == ["z int64", "a object", "m array"])
    }

    @Test(arguments: ["null", "1", #""x""#, "true", "[]", "{}"])
    func `an empty or scalar value has no members and no elements`(json: String) throws {
        // In the array the value is followed by others, which must not be taken for its own.
        let counts = try parsed("[\(json),1,2]") { root in
            root.elements.prefix(1).map { value in
                Array(value.members).count + Array(value.elements).count + value.members.underestimatedCount
                    + value.elements.underestimatedCount
            }
        }
        #expect(counts == [0])
    }
}
