import Exposition
import Foundation
import Testing

/// Bad input: one clear line, the right exit code, nothing half-written.
@Suite struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let content: Data
        let complaint: String

        init(_ name: String, _ content: String, _ complaint: String) {
            self.init(name, Data(content.utf8), complaint)
        }

        init(_ name: String, _ content: Data, _ complaint: String) {
            (self.name, self.content, self.complaint) = (name, content, complaint)
        }

        var testDescription: String { name }
    }

    static let inventory = """
        {"name": "projects/1/locations/us-central1-a/instances/7/inventory", "updateTime": "2026-11-22T01:00:00Z",
         "osInfo": {"shortName": "debian"}}
        """

    static let cases = [
        Case("truncated JSON", String(inventory.dropLast(20)), "byte"),
        Case("a list cut in its second element", "[\(inventory), \(inventory.dropLast(20))", "byte"),
        Case(
            "a wrong type",
            inventory.replacing(#"{"shortName": "debian"}"#, with: "[1]"),
            "osInfo"
        ),
        Case(
            "a wrong type deep in a list",
            #"{"inventories": [\#(inventory), \#(inventory.replacing("\"debian\"", with: "5"))]}"#,
            "inventories[1].osInfo.shortName"
        ),
        Case("no timestamp", inventory.replacing("2026-11-22T01:00:00Z", with: "yesterday"), "updateTime"),
        Case(
            "a number of 400 digits",
            #"{"patchJobs": [{"name": "projects/1/patchJobs/a", "percentComplete": \#(String(repeating: "9", count: 400))}]}"#,
            "number"
        ),
        Case(
            "nesting of 100,000",
            String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
            "deep"
        ),
        Case("nesting of 100,000 objects", String(repeating: #"{"a":"#, count: 100_000), "byte"),
        Case(
            "invalid UTF-8",
            Data(#"{"inventories": [{"name": ""#.utf8) + Data([0xFF, 0xFE]) + Data(#""}]}"#.utf8),
            "UTF-8"
        ),
        Case("an empty file", "", "is empty"),
        Case("white space only", " \n\t\n", "is empty"),
        Case("text behind the document", inventory + " oops", "byte"),
        Case(
            "an error answer",
            #"{"error": {"code": 403, "message": "no", "status": "PERMISSION_DENIED"}}"#,
            "403 PERMISSION_DENIED"
        ),
        Case("JSON of another world", #"{"hello": "world"}"#, "of no kind that is known"),
        Case("no JSON", "hello", "is no JSON"),
    ]

    @Test(arguments: cases)
    func `a broken file gives one line with its name, exit 3, and leaves nothing`(example: Case) throws {
        let folder = try Folder()
        let bad = try folder.write("bad.json", example.content)
        let good = try folder.write("good.json", Self.inventory)
        let result = try Binary.run("ingest", "--db", folder.store, bad, good)
        #expect(result.status == 3)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 1, "\(result.errors)")
        #expect(lines.first?.hasPrefix(bad + ": ") == true)
        #expect(result.errors.contains(example.complaint), "\(result.errors)")
        let metrics = try Binary.run("metrics", "--db", folder.store, "--at", "2026-11-22T01:05:00Z")
        #expect(Samples(metrics.output).find("vm_info").map { $0["vm"] } == ["7"])
    }

    @Test func `nothing of a stream that breaks in its middle is kept`() throws {
        let folder = try Folder()
        let lines = (0..<50).map {
            Self.inventory.replacing("instances/7", with: "instances/\($0 + 1)").replacing("\n", with: " ")
        }
        let text = lines.joined(separator: "\n") + "\n{\"name\": 5}x"
        let result = try Binary.run("ingest", "--db", folder.store, try folder.write("stream.ndjson", text))
        #expect(result.status == 3)
        let metrics = try Binary.run("metrics", "--db", folder.store, "--at", "2026-11-22T01:05:00Z")
        #expect(Samples(metrics.output).find("vm_info").isEmpty)
    }

    @Test(
        .enabled(if: getuid() != 0 || Binary.tool("setpriv") != nil, "root reads everything and setpriv is not there")
    )
    func `a file that may not be read is named with the system's word`() throws {
        let folder = try Folder()
        let path = try folder.write("secret.json", Self.inventory)
        try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.url.path)
        let arguments = ["ingest", "--db", folder.store, path]
        let result =
            getuid() == 0
            ? try Binary.run(
                ["--reuid=65534", "--clear-groups", Binary.path] + arguments,
                program: Binary.tool("setpriv") ?? ""
            )
            : try Binary.run(arguments)
        #expect(result.status == 3, "\(result.errors)")
        #expect(result.errors.contains("secret.json: cannot be read: Permission denied"))
    }

    @Test func `a file that is not there is named`() throws {
        let folder = try Folder()
        let result = try Binary.run("ingest", "--db", folder.store, folder.path("nowhere.json"))
        #expect(result.status == 3)
        #expect(result.errors.contains("nowhere.json: cannot be read: No such file or directory"))
    }

    @Test func `in a folder, files that hold nothing for us are skipped with a line`() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.path("in"), withIntermediateDirectories: true)
        try folder.write("in/README.md", "# hello")
        try folder.write("in/other.json", #"{"hello": "world"}"#)
        try folder.write("in/inventory.json", Self.inventory)
        let result = try Binary.run("ingest", "--db", folder.store, folder.path("in"))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("README.md: skipped"))
        #expect(result.output.contains("other.json: skipped"))
    }

    @Test func `a document larger than the limit is refused with the limit`() throws {
        let folder = try Folder()
        let config = try folder.write("c.yml", "storage: { path: fleet.sqlite }\ningest: { document_limit_mib: 1 }\n")
        let huge = Self.inventory.replacing("debian", with: String(repeating: "x", count: 2 << 20))
        let result = try Binary.run("ingest", "--config", config, try folder.write("huge.json", huge))
        #expect(result.status == 3)
        #expect(result.errors.contains("larger than the limit of 1048576 bytes"), "\(result.errors)")
    }

    @Test(arguments: ["this is text, not a database\n", String(repeating: "\u{0}\u{1}zz", count: 5_000)])
    func `what is no store is refused untouched`(content: String) throws {
        let folder = try Folder()
        let path = try folder.write("not.sqlite", content)
        for arguments in [
            ["ingest", "--db", path, try folder.write("i.json", Self.inventory)], ["metrics", "--db", path],
        ] {
            let result = try Binary.run(arguments)
            #expect(result.status == 2)
            #expect(result.errors.split(separator: "\n").count == 1)
            #expect(result.errors.contains("not.sqlite: is not a store"), "\(result.errors)")
            #expect(try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self) == content)
        }
    }

    @Test func `a store that is not there is not made by reading`() throws {
        let folder = try Folder()
        let result = try Binary.run("metrics", "--db", folder.store)
        #expect(result.status == 2)
        #expect(result.errors.contains("no such store"))
        #expect(!FileManager.default.fileExists(atPath: folder.store))
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a tmpfs needs root"))
    func `a full disk keeps what was there and says so`() throws {
        let disk = try SmallDisk(kibibytes: 1_024)
        let folder = try Folder()
        let store = disk.path + "/fleet.sqlite"
        #expect(try Binary.run("ingest", "--db", store, try folder.write("a.json", Self.inventory)).status == 0)
        let before = try Binary.run("metrics", "--db", store, "--at", "2026-11-22T01:05:00Z").output
        let many = (0..<400).map { index in
            let items = (0..<100).map { item in
                let id = "p\(index)-\(item)-" + String(repeating: "x", count: 40)
                return
                    #""\#(id)": {"type": "INSTALLED_PACKAGE", "installedPackage": {"aptPackage": {"packageName": "\#(id)"}}}"#
            }
            return """
                {"name": "projects/1/locations/us-central1-a/instances/\(index + 10)/inventory", \
                "updateTime": "2026-11-22T01:00:00Z", "items": {\(items.joined(separator: ","))}}
                """
        }
        let result = try Binary.run("ingest", "--db", store, try folder.write("b.ndjson", many.joined(separator: "\n")))
        #expect(result.status == 3, "\(result.errors)")
        #expect(result.errors.contains("the disk is full"), "\(result.errors)")
        let after = try Binary.run("metrics", "--db", store, "--at", "2026-11-22T01:05:00Z").output
        #expect(before == after)
    }
}

/// A small file system of its own, mounted while it lives.
final class SmallDisk {
    static let isPossible: Bool = {
        guard getuid() == 0, Binary.tool("mount") != nil, let disk = try? SmallDisk(kibibytes: 64) else { return false }
        return !disk.path.isEmpty
    }()

    let path: String

    init(kibibytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "vmm-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let result = try Binary.run(
            ["-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", path],
            program: Binary.tool("mount") ?? "mount"
        )
        guard result.status == 0 else {
            try? FileManager.default.removeItem(atPath: path)
            throw CocoaError(.fileWriteUnknown)
        }
    }

    deinit {
        _ = try? Binary.run([path], program: Binary.tool("umount") ?? "umount")
        try? FileManager.default.removeItem(atPath: path)
    }
}
