import TapeJSON
import TestSupport
import Testing

@Suite struct JSONFuzzTests {
    private static let seeds = [
        #"{"name":"projects/1/locations/z/instances/8723417239847129384/inventory","osInfo":{"version":"12"},"items":[]}"#,
        #"[1,-2.5e3,true,false,null,{"b":"x\n\u00e9\ud83d\ude00é\\"},[[]],{},18446744073709551615]"#,
        #"{"items":{"a":{"id":"1","t":"2024-06-25T17:07:40.873449Z"},"b":null},"n":[{"k":[0.1,"",{"z":[]}]}]}"#,
    ]
    private static let alphabet =
        Array(#"{}[],:"\0123456789eE+-.truefalsn udD8c/"#.utf8) + [0, 10, 0x80, 0xC3, 0xED, 0xFF]

    @Test func `a mutated document never crashes, and is either walked to its last value or refused at a byte`() throws
    {
        var generator = SeededGenerator(seed: 0x5EED)
        var parser = JSONParser()
        var parsedCount = 0
        for _ in 0..<20_000 {
            let bytes = JSONFuzzTests.mutated(using: &generator)
            let shown = String(decoding: bytes, as: UTF8.self)
            do {
                let text = try parser.withDocument(bytes) { rendered($0) }
                let first = try #require(text, "a value was not visited in \(shown)")
                #expect(try parser.withDocument(Array(first.utf8)) { rendered($0) } == first)
                parsedCount += 1
            } catch let error as JSONError {
                #expect(error.offset.map { (0...bytes.count).contains($0) } == true, "\(shown)")
            }
        }
        #expect(parsedCount > 500, "the mutations leave too little to walk")
    }

    @Test func `a mutated stream never crashes, and its documents parse in place as they do alone`() throws {
        var generator = SeededGenerator(seed: 0xFEED)
        for _ in 0..<5_000 {
            let bytes = JSONFuzzTests.mutated(using: &generator)
            var splitter = JSONDocumentSplitter()
            var parser = JSONParser()
            splitter.append(bytes)
            splitter.finish()
            var end = 0
            do {
                while let document = try splitter.next() {
                    #expect(document.offset >= end && document.count > 0)
                    end = document.offset + document.count
                    let alone = Array(bytes[document.offset..<end])
                    let expected = Result { try parser.withDocument(alone) { rendered($0) } }
                    let found = Result { try parser.withDocument(document, of: splitter) { rendered($0) } }
                    #expect((try? found.get()) == (try? expected.get()), "\(String(decoding: alone, as: UTF8.self))")
                }
                #expect(end <= bytes.count)
            } catch {
                #expect(error.offset.map { (end...bytes.count).contains($0) } == true)
            }
        }
    }

    private static func mutated(using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = Array(seeds[Int.random(in: seeds.indices, using: &generator)].utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let position = Int.random(in: bytes.indices, using: &generator)
            let byte = alphabet[Int.random(in: alphabet.indices, using: &generator)]
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[position] = byte
            case 1: bytes.insert(byte, at: position)
            case 2 where bytes.count > 1: bytes.remove(at: position)
            default: bytes.insert(contentsOf: bytes[position...].prefix(8), at: position)
            }
        }
        return bytes
    }
}
