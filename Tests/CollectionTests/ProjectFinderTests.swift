import Fleet
import GoogleCloud
import HTTPTransport
import Testing

@testable import Collection

/// Projects are found however deep they lie.
@Suite struct ProjectFinderTests {
    typealias Answer = AnsweringTransport.Answer

    private static func projects(_ ids: [String], state: String = "ACTIVE", next: String = "") -> Answer {
        let items = ids.map { #"{"name": "projects/1", "projectId": "\#($0)", "state": "\#(state)"}"# }
        return .body(#"{"projects": [\#(items.joined(separator: ", "))], "nextPageToken": "\#(next)"}"#)
    }

    private static func folders(_ names: [String], state: String = "ACTIVE") -> Answer {
        let items = names.map { #"{"name": "\#($0)", "state": "\#(state)"}"# }
        return .body(#"{"folders": [\#(items.joined(separator: ", "))]}"#)
    }

    @Test func `folders in folders are looked into, page by page, and each once`() async throws {
        let transport = AnsweringTransport([
            ("v3/projects?parent=organizations%2F1", Self.projects(["top"])),
            ("v3/folders?parent=organizations%2F1", Self.folders(["folders/2"])),
            ("pageToken=more", Self.projects(["deep-2"])),
            ("v3/projects?parent=folders%2F3", Self.projects(["deep-1"], next: "more")),
            ("v3/folders?parent=folders%2F2", Self.folders(["folders/3", "folders/2"])),
            // Nothing of Google's has a circle; an answer that claims one must not be followed for ever.
            ("v3/folders?parent=folders%2F3", Self.folders(["folders/2"])),
        ])
        let found = try await ProjectFinder(client: transport.client()).projects(below: "organizations/1")
        #expect(found == ["top", "deep-1", "deep-2"])
        #expect(transport.urls.count == 7)
    }

    @Test func `what is about to be deleted is not found`() async throws {
        let transport = AnsweringTransport([
            ("v3/projects?parent=folders%2F1", Self.projects(["gone"], state: "DELETE_REQUESTED")),
            ("v3/folders?parent=folders%2F1", Self.folders(["folders/2"], state: "DELETE_REQUESTED")),
        ])
        #expect(try await ProjectFinder(client: transport.client()).projects(below: "folders/1").isEmpty)
        #expect(transport.urls.count == 2)
    }

    @Test(arguments: [
        (Answer.refusal(403, "PERMISSION_DENIED"), "denied"), (.body("{\"projects\": [{}]}"), "bad_response"),
        (.body("<html>"), "bad_response"), (.failure(.network), "network"),
    ])
    func `a failure is told, and nothing is taken for empty`(answer: Answer, word: String) async {
        let transport = AnsweringTransport([("v3/", answer)])
        let failure = await #expect(throws: GoogleAPIFailure.self) {
            try await ProjectFinder(client: transport.client()).projects(below: "folders/1")
        }
        #expect(failure?.word == word)
    }
}
