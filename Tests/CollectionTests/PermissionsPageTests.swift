import Fleet
import Foundation
import GoogleCloud
import Testing

@testable import Collection

/// docs/permissions.md says what the code knows.
@Suite(.serialized) struct PermissionsPageTests {
    private static let page = "permissions.md"
    private static let read = Source.ofProjects

    private static func names(_ sources: [Source]) -> [String] {
        Set(sources.flatMap { Permission.needed(for: $0) }.map(\.name)).sorted()
    }

    private static func table(_ sources: [Source]) -> String {
        var lines = ["| source | method | permission | role | or only |", "|---|---|---|---|---|"]
        for source in sources {
            for permission in Permission.needed(for: source) {
                let method = "`\(permission.service.rawValue)`: `\(permission.method)`"
                let narrow = permission.narrowRole.map { "`\($0)`" } ?? "–"
                lines.append(
                    "| `\(source.rawValue)` | \(method) | `\(permission.name)` | `\(permission.role)` | \(narrow) |"
                )
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The file that `gcloud iam roles create --file` takes.
    private static var role: String {
        let head = [
            "```yaml", "title: VM Manager exporter",
            "description: Reads what vmmanager-exporter shows; changes nothing.",
            "stage: GA", "includedPermissions:",
        ]
        return (head + names(read).map { "  - \($0)" } + ["```"]).joined(separator: "\n") + "\n"
    }

    @Test func `the table of sources is the one of the code`() throws {
        #expect(
            try MarkedBlock(page: Self.page, name: "sources").text(updatedWith: Self.table(Self.read))
                == Self.table(Self.read)
        )
    }

    @Test func `what finding projects needs is told apart, since it is granted elsewhere`() throws {
        let table = Self.table([.projectList])
        #expect(try MarkedBlock(page: Self.page, name: "discovery").text(updatedWith: table) == table)
    }

    @Test func `the custom role has exactly the permissions that are used`() throws {
        #expect(try MarkedBlock(page: Self.page, name: "role").text(updatedWith: Self.role) == Self.role)
    }

    @Test func `the page says what goes without each source`() throws {
        let url = MarkedBlock.documentation.appending(path: Self.page)
        let text = try String(contentsOf: url, encoding: .utf8)
        let section = try #require(text.split(separator: "## What goes without").last)
        for source in Self.read { #expect(section.contains("`\(source.rawValue)`"), "\(source.rawValue)") }
    }

    @Test func `every permission reads, and has a role that hints can grant`() {
        for permission in Source.allCases.flatMap({ Permission.needed(for: $0) }) {
            #expect([".list", ".get"].contains { permission.name.hasSuffix($0) }, "\(permission.name)")
            #expect(permission.role.hasPrefix("roles/"))
        }
    }
}
