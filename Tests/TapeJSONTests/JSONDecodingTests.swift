import TapeJSON
import Testing

private struct OSInfo: Equatable {
    let version: String
}

extension OSInfo {
    fileprivate init(_ json: JSONCursor) throws(JSONDecodingError) {
        version = try json.requiredString("version")
    }
}

private struct Inventory: Equatable {
    let id: UInt64
    let osInfo: OSInfo?
    let labels: [String: String]
}

extension Inventory {
    fileprivate init(_ json: JSONCursor) throws(JSONDecodingError) {
        id = try json.requiredUInt64("id")
        osInfo = try json.optional("osInfo", OSInfo.init)
        labels =
            try json.optional("labels") { (json) throws(JSONDecodingError) in
                var labels: [String: String] = [:]
                try json.decodeMembers { key, value throws(JSONDecodingError) in
                    labels[key.string] = try value.requiredString()
                }
                return labels
            } ?? [:]
    }
}

@Suite struct JSONDecodingTests {
    @Test func `a document is decoded into values`() throws {
        let json = #"""
            {"inventories":[{"id":"18446744073709551615","osInfo":{"version":"12"},"labels":{"a":"b","c":null}},
            {"id":1,"osInfo":null}]}
            """#
        let inventories = try parsed(json) { root throws(JSONDecodingError) in
            try root.list("inventories", Inventory.init)
        }
        #expect(
            inventories == [
                Inventory(id: .max, osInfo: OSInfo(version: "12"), labels: ["a": "b"]),
                Inventory(id: 1, osInfo: nil, labels: [:]),
            ]
        )
    }

    @Test(arguments: [
        (
            #"{"inventories":[{"id":1},{"id":1,"osInfo":{"version":7}}]}"#,
            "inventories[1].osInfo.version: expected a string, found an integer"
        ),
        (#"{"inventories":[{"id":1,"osInfo":{}}]}"#, "inventories[0].osInfo.version: is missing"),
        (#"{"inventories":[{"id":null}]}"#, "inventories[0].id: is missing"),
        (
            #"{"inventories":[{"id":1.5}]}"#,
            "inventories[0].id: expected an unsigned 64-bit integer or one in a string, found a number with a fraction or exponent"
        ),
        (#"{"inventories":[{"id":1,"osInfo":[]}]}"#, "inventories[0].osInfo: expected an object, found an array"),
        (#"{"inventories":[7]}"#, "inventories[0]: expected an object, found an integer"),
        (#"{"inventories":{}}"#, "inventories: expected an array, found an object"),
        (#"[]"#, "expected an object, found an array"),
        (
            #"{"inventories":[{"id":1,"labels":{"env":true}}]}"#,
            "inventories[0].labels.env: expected a string, found a boolean"
        ),
        (
            #"{"inventories":[{"id":1,"labels":{"a\nb":1}}]}"#,
            "inventories[0].labels.a?b: expected a string, found an integer"
        ),
    ])
    func `an error names the field and what is wrong`(json: String, expected: String) throws {
        let error = #expect(throws: JSONDecodingError.self) {
            try parsed(json) { root throws(JSONDecodingError) in try root.list("inventories", Inventory.init) }
        }
        #expect(error?.description == expected)
    }

    @Test func `a long member name is cut in an error`() throws {
        let json = #"{"\#(String(repeating: "k", count: 10_000))":1}"#
        let error = #expect(throws: JSONDecodingError.self) {
            try parsed(json) { root throws(JSONDecodingError) in
                try root.decodeMembers { _, value throws(JSONDecodingError) in _ = try value.requiredString() }
            }
        }
        #expect(error?.path == String(repeating: "k", count: 64))
    }

    @Test(arguments: ["{}", #"{"x":null}"#])
    func `a null member counts as absent`(json: String) throws {
        let found = try parsed(json) { root throws(JSONDecodingError) in
            [
                try root.optionalString("x") == nil, try root.optionalText("x")?.count == nil,
                try root.optionalBool("x") == nil, try root.optionalInt64("x") == nil,
                try root.optionalUInt64("x") == nil, try root.optionalDouble("x") == nil,
                try root.optionalObject("x")?.kind == nil, try root.optionalArray("x")?.underestimatedCount == nil,
                try root.list("x") { (_) throws(JSONDecodingError) in 1 }.isEmpty,
            ]
        }
        #expect(found == Array(repeating: true, count: found.count))
        var visited = 0
        try parsed(json) { root throws(JSONDecodingError) in try root.decodeMembers { _, _ in visited += 1 } }
        #expect(visited == 0)
    }

    @Test func `a member of the right kind is taken`() throws {
        let json = #"{"s":"a","b":true,"i":"-7","u":7,"d":"1.5","o":{"k":1},"a":[1,2]}"#
        try parsed(json) { (root) throws in
            #expect(try root.requiredString("s") == "a")
            #expect(try root.requiredText("s") == "a")
            #expect(try root.requiredBool("b"))
            #expect(try root.requiredInt64("i") == -7)
            #expect(try root.requiredUInt64("u") == 7)
            #expect(try root.requiredDouble("d") == 1.5)
            #expect(try root.requiredObject("o").requiredInt64("k") == 1)
            #expect(try root.requiredArray("a").map(\.int64) == [1, 2])
            #expect(try root.optionalString("s") == "a")
            #expect(try root.optionalBool("b") == true)
            #expect(try root.optionalInt64("i") == -7)
        }
    }

    private static let accessors: [(String, @Sendable (JSONCursor) throws(JSONDecodingError) -> Void)] = [
        ("a string", { (root) throws(JSONDecodingError) in _ = try root.optionalString("x") }),
        ("a string", { (root) throws(JSONDecodingError) in _ = try root.optionalText("x") }),
        ("true or false", { (root) throws(JSONDecodingError) in _ = try root.optionalBool("x") }),
        (
            "a 64-bit integer or one in a string",
            { (root) throws(JSONDecodingError) in _ = try root.optionalInt64("x") }
        ),
        ("a number or one in a string", { (root) throws(JSONDecodingError) in _ = try root.optionalDouble("x") }),
        ("an object", { (root) throws(JSONDecodingError) in _ = try root.optionalObject("x") }),
    ]

    @Test(arguments: accessors.indices)
    func `an optional member of the wrong kind is an error, not nil`(index: Int) throws {
        let (what, access) = JSONDecodingTests.accessors[index]
        let error = #expect(throws: JSONDecodingError.self) { try parsed(#"{"x":[]}"#, access) }
        #expect(error == JSONDecodingError(path: "x", problem: "expected \(what), found an array"))
    }
}
