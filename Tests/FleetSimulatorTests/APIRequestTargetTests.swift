import Testing

@testable import FleetSimulator

/// Requests as they stand in HTTP.
@Suite struct APIRequestTargetTests {
    @Test(arguments: [
        ("/a/b", "/a/b", []), ("/a?x=1&y=2", "/a", ["x=1", "y=2"]), ("/a%2Fb%20c+d", "/a/b c+d", []),
        ("/a?x=a+b%2Bc&y&=z", "/a", ["x=a b+c", "y=", "=z"]), ("/a?x=1=2?3", "/a", ["x=1=2?3"]),
        ("/100%", "/100%", []), ("/%zz%+1", "/%zz%+1", []), ("/?", "/", []), ("/%C3%A4", "/ä", []),
        ("/a?$alt=json;enum-encoding=int", "/a", ["$alt=json;enum-encoding=int"]),
    ])
    func `a target is a path and a query`(target: String, path: String, query: [String]) throws {
        let request = try #require(APIRequest("GET", target: target, headers: [:], body: []))
        #expect(request.path == path)
        #expect(request.query.map { "\($0.name)=\($0.value)" } == query)
    }

    @Test(arguments: ["", "a", "*", "http://x/", "/%FF", "/a?x=%C3"])
    func `what is no path or not UTF-8 is no request`(target: String) {
        #expect(APIRequest("GET", target: target, headers: [:], body: []) == nil)
    }
}
