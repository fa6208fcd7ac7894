import Fleet
import Testing

@testable import Collection

/// Which of the projects that are found are watched.
@Suite struct WatchedProjectsTests {
    @Test(arguments: [
        ("acme-prod", "acme-prod", true), ("acme-prod", "acme-prod-2", false), ("acme-*", "acme-prod", true),
        ("acme-*", "acme-", true), ("acme-*", "acme", false), ("*-sandbox", "my-sandbox", true),
        ("*-sandbox", "my-sandbox-2", false), ("a?c", "abc", true), ("a?c", "ac", false), ("*", "", true),
        ("*a*b", "xxaxbxb", true), ("*a*b", "xxaxbx", false), ("", "a", false), ("a**b", "ab", true),
    ])
    func `a pattern fits whole names`(pattern: String, name: String, fits: Bool) {
        #expect(NamePattern(pattern).matches(name) == fits)
    }

    @Test func `what is named is watched whatever the patterns say, and comes first`() {
        let watched = WatchedProjects(named: ["z-named", "a-sandbox"], include: ["acme-*"], exclude: ["*-sandbox"])
        let found: [ProjectID] = ["acme-b", "acme-a", "acme-sandbox", "other", "z-named"]
        #expect(watched.all(found: found) == ["z-named", "a-sandbox", "acme-a", "acme-b"])
    }

    @Test func `without patterns everything that is found is watched`() {
        #expect(WatchedProjects(named: []).all(found: ["b", "a", "b"]) == ["a", "b"])
    }
}
