import TapeJSON
import TestSupport
import Testing

@Suite struct JSONDocumentSplitterTests {
    /// What a stream was cut into: the documents, and the error it ended in if any.
    private struct Cut: Equatable {
        var documents: [String] = []
        var offsets: [Int] = []
        var error: JSONError?
    }

    @Test(arguments: [
        ("", []), (" \r\n\t", []), ("\u{FEFF}", []), ("{}", ["{}"]), ("\u{FEFF} {} ", ["{}"]),
        ("{\"a\":1}\r\n{\"b\":[2]}\r\n", [#"{"a":1}"#, #"{"b":[2]}"#]), ("{}{}\n\n{}", ["{}", "{}", "{}"]),
        (#"1 true "a b\"]" null"#, ["1", "true", #""a b\"]""#, "null"]), ("{} [1,[2]]", ["{}", "[1,[2]]"]),
        ("[]", []), (" [ ] ", []), ("[1]", ["1"]),
        ("[{},[],\"x,y\",-1.5e3 , null]", ["{}", "[]", #""x,y""#, "-1.5e3", "null"]),
        (#"[{"a":"}]\\"},{"b":"\"{["}]"#, [#"{"a":"}]\\"}"#, #"{"b":"\"{["}"#]),
    ])
    func `a stream is cut into its documents`(stream: String, documents: [String]) {
        let cut = JSONDocumentSplitterTests.cut(Array(stream.utf8)) { _ in .max }
        #expect(cut.documents == documents)
        #expect(cut.error == nil)
        for (document, offset) in zip(cut.documents, cut.offsets) {
            #expect(Array(stream.utf8.dropFirst(offset).prefix(document.utf8.count)) == Array(document.utf8))
        }
    }

    @Test(arguments: [
        ("[1,]", 1, 3, "expected a value"), ("[,1]", 0, 1, "expected a value"),
        ("[1 2]", 1, 3, "expected a comma or ] after the array's element 0"),
        ("[{} x {}]", 1, 4, "expected a comma or ] after the array's element 0"),
        ("[{}}", 1, 3, "expected a comma or ] after the array's element 0"),
        ("[1] x", 1, 4, "there is more after the end of the array"),
        ("[1][2]", 1, 3, "there is more after the end of the array"),
        ("[1,", 1, 3, "the stream ends before the array does"), ("[{}", 1, 3, "the stream ends before the array does"),
        ("[", 0, 1, "the stream ends before the array does"), ("}", 0, 0, "expected a value"),
        ("{}]", 1, 2, "expected a value"),
        ("{},{}", 1, 2, "expected a value"), ("junk", 0, 0, "expected a value"),
        (#"{"a":"#, 0, 5, "the stream ends inside the document that starts at byte 0"),
        (#"{} "abc"#, 1, 7, "the stream ends inside the document that starts at byte 3"),
        ("[12", 0, 3, "the stream ends inside the document that starts at byte 1"),
        (#"{"a":"}"#, 0, 7, "the stream ends inside the document that starts at byte 0"),
    ])
    func `a broken stream is an error with its offset`(stream: String, count: Int, offset: Int, problem: String) {
        for size in [1, 2, .max] {
            let cut = JSONDocumentSplitterTests.cut(Array(stream.utf8)) { _ in size }
            #expect(cut.documents.count == count)
            #expect(cut.error == JSONError(offset: offset, problem: problem))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `any chunking of a stream gives the same documents`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let documents = (0..<20).map { _ in JSONDocumentSplitterTests.document(depth: 3, using: &generator) }
        let separators = [" ", "\n", "\r\n", "\t \n"]
        let gap = separators[Int.random(in: separators.indices, using: &generator)]
        let mark = Bool.random(using: &generator) ? "\u{FEFF}" : ""
        let isArray = Bool.random(using: &generator)
        // At the start of a stream a [ would open the array that is cut.
        let stream =
            isArray
            ? "\(mark)[\(documents.joined(separator: "\(gap),\(gap)"))\(gap)]"
            : "\(mark){}\(gap)\(documents.joined(separator: gap))"
        let largest = Int.random(in: 1...200, using: &generator)
        let cut = JSONDocumentSplitterTests.cut(Array(stream.utf8)) { left in
            Swift.min(left, Int.random(in: 1...largest, using: &generator))
        }
        #expect(cut.error == nil)
        #expect(cut.documents == (isArray ? documents : ["{}"] + documents))
    }

    @Test func `a backslash or a quote at every place of a block is followed`() {
        for padding in 0..<130 {
            let spaces = String(repeating: " ", count: padding)
            for tail in [#"\\"#, #"\""#, #"\\\""#, #"\\\\"#, "]}", "[{"] {
                let document = #"{"a":"\#(spaces)\#(tail)","b":[{}]}"#
                let cut = JSONDocumentSplitterTests.cut(Array((document + document).utf8)) { _ in 64 }
                #expect(cut.documents == [document, document], "\(padding) \(tail)")
            }
        }
    }

    @Test(arguments: [1, 7, .max])
    func `a document above the size limit is refused by name`(chunk: Int) {
        let small = #"{"a":"0123"}"#
        let large = #"{"a":"01234"}"#
        let cut = JSONDocumentSplitterTests.cut(Array("\(small)\n\(large)".utf8), limit: 12) { _ in chunk }
        #expect(cut.documents == [small])
        #expect(
            cut.error
                == JSONError(
                    offset: 13,
                    problem: "the document that starts here is larger than the limit of 12 bytes; "
                        + "raise the limit or split the document"
                )
        )
    }

    @Test func `the same error comes when asked again`() {
        var splitter = JSONDocumentSplitter(maximumDocumentSize: 4)
        splitter.append(Array("{} [1,2,3]".utf8))
        #expect(throws: Never.self) { try splitter.next() }
        let first = #expect(throws: JSONError.self) { try splitter.next() }
        let second = #expect(throws: JSONError.self) { try splitter.next() }
        #expect(first == second)
    }

    @Test func `a document is parsed in place with stream offsets in its errors`() throws {
        var splitter = JSONDocumentSplitter()
        var parser = JSONParser()
        splitter.append(Array(#"[{"a":1},{"a":tru}]"#.utf8))
        let good = try #require(try splitter.next())
        #expect(try parser.withDocument(good, of: splitter) { $0["a"]?.int64 } == 1)
        let bad = try #require(try splitter.next())
        #expect((bad.index, bad.offset, bad.count) == (1, 9, 9))
        #expect(throws: JSONError(offset: 14, problem: "expected true")) {
            try parser.withDocument(bad, of: splitter) { _ in }
        }
        splitter.append([])
        #expect(throws: JSONError.self, "the splitter no longer holds it") {
            try parser.withDocument(good, of: splitter) { _ in }
        }
    }

    /// Feeds the stream in chunks of the sizes asked for and takes documents as they come.
    private static func cut(_ stream: [UInt8], limit: Int = 64 << 20, size: (_ left: Int) -> Int) -> Cut {
        var splitter = JSONDocumentSplitter(maximumDocumentSize: limit)
        var cut = Cut()
        var rest = stream[...]
        do throws(JSONError) {
            while !rest.isEmpty {
                let chunk = rest.prefix(size(rest.count))
                rest = rest.dropFirst(chunk.count)
                splitter.append(Array(chunk))
                try take(from: &splitter, of: stream, into: &cut)
            }
            splitter.finish()
            try take(from: &splitter, of: stream, into: &cut)
        } catch {
            cut.error = error
        }
        return cut
    }

    private static func take(
        from splitter: inout JSONDocumentSplitter,
        of stream: [UInt8],
        into cut: inout Cut
    ) throws(JSONError) {
        while let document = try splitter.next() {
            let bytes = stream[document.offset..<document.offset + document.count]
            cut.documents.append(String(decoding: bytes, as: UTF8.self))
            cut.offsets.append(document.offset)
        }
    }

    private static func document(depth: Int, using generator: inout SeededGenerator) -> String {
        let scalars = ["0", "-1.5e3", "true", "null", #""""#, #""a,b]}""#, #""\\\"{[""#, #""é😀\u00e9\\""#]
        switch Int.random(in: 0..<(depth > 0 ? 4 : 2), using: &generator) {
        case 0: return scalars[Int.random(in: scalars.indices, using: &generator)]
        case 1: return "\"\(String(repeating: "x", count: Int.random(in: 0..<150, using: &generator)))\""
        case 2:
            let elements = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
                document(depth: depth - 1, using: &generator)
            }
            return "[\(elements.joined(separator: ", "))]"
        default:
            let members = (0..<Int.random(in: 0..<5, using: &generator)).map { index in
                "\"k\(index)\": \(document(depth: depth - 1, using: &generator))"
            }
            return "{\(members.joined(separator: ","))}"
        }
    }
}
