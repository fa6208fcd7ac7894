import Testing

@testable import FleetSimulator

struct FieldMaskTests {
    private let answer: JSONValue = [
        "inventories": [
            ["name": "a", "updateTime": "t", "osInfo": ["version": "12", "shortName": "debian"]],
            ["name": "b", "items": .written(Array("{\"x\":1}".utf8))],
        ],
        "nextPageToken": "n",
        "unreachable": .absent,
    ]

    @Test(
        arguments: [
            ("nextPageToken", #"{"nextPageToken":"n"}"#),
            (
                "inventories(name,osInfo/version),nextPageToken",
                #"{"inventories":[{"name":"a","osInfo":{"version":"12"}},{"name":"b"}],"nextPageToken":"n"}"#
            ),
            ("inventories/name", #"{"inventories":[{"name":"a"},{"name":"b"}]}"#),
            ("inventories.name", #"{"inventories":[{"name":"a"},{"name":"b"}]}"#),
            ("inventories(osInfo(version))", #"{"inventories":[{"osInfo":{"version":"12"}},{}]}"#),
            ("inventories/name,inventories/items", #"{"inventories":[{"name":"a"},{"name":"b","items":{"x":1}}]}"#),
            ("inventories/*/version", #"{"inventories":[{"osInfo":{"version":"12"}},{"items":{"x":1}}]}"#),
            (
                "inventories/osInfo,inventories/osInfo/version",
                #"{"inventories":[{"osInfo":{"version":"12","shortName":"debian"}},{}]}"#
            ),
            ("unknown,nextPageToken", #"{"nextPageToken":"n"}"#),
            ("unknown", "{}"),
            ("nextPageToken/deeper", "{}"),
        ]
    )
    func `what is asked for is left`(mask: String, left: String) throws {
        #expect(String(decoding: try FieldMask(mask).applied(to: answer).bytes(), as: UTF8.self) == left)
    }

    @Test func `a star selects everything`() throws {
        #expect(try FieldMask("*").applied(to: answer).bytes() == answer.bytes())
    }

    @Test(arguments: ["", ",", "a,", "a(", "a()", "a(b", "a)", "a//b", "a b", "(a)", "a(b)c", "/a"])
    func `what is no mask is refused`(mask: String) {
        let error = #expect(throws: APIError.self) { try FieldMask(mask) }
        #expect(error?.status == "INVALID_ARGUMENT")
        #expect(error?.message == "Invalid field selection \(mask)")
    }

    @Test func `masks are bounded in length and depth`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "a(", count: depth) + "a" + String(repeating: ")", count: depth)
        }
        _ = try FieldMask(nested(40))
        #expect(throws: APIError.self) { try FieldMask(nested(60)) }
        #expect(throws: APIError.self) { try FieldMask(String(repeating: "a/", count: 9_000) + "a") }
        #expect(throws: APIError.self) { try FieldMask(String(repeating: "a", count: 20_001)) }
    }
}
