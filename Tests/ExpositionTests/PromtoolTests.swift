import Exposition
import Foundation
import Testing

@Suite(.enabled(if: Promtool.path != nil, "promtool is not installed"))
struct PromtoolTests {
    @Test func `promtool accepts the golden text`() throws {
        let answer = try Promtool.check(Array(RenderTests.golden.utf8))
        #expect(answer.text == "")
        #expect(answer.status == 0)
    }

    @Test func `promtool accepts hostile label values`() throws {
        let values = ["\"", "\\", "\n", "\r", "\u{2028}", "🚀", "e\u{301}", "} 1 #", String(repeating: "x", count: 300)]
        let family = MetricFamily<[String]>(name: "demo_fact", help: "A \"fact\" \\ \n.", labels: ["vm"]) {
            values,
            sink in
            for value in values {
                sink.sample(labels: [value], 1)
            }
        }
        let answer = try Promtool.check(try FamilyRegistry([family]).render(values).body)
        #expect(answer.text == "")
        #expect(answer.status == 0)
    }

    @Test func `promtool refuses a broken body`() throws {
        #expect(try Promtool.check(Array("a{x=\"\\t\"} 1\n".utf8)).status != 0)
    }
}

/// `promtool check metrics` as the tests call it.
enum Promtool {
    static let path = ["/usr/bin/promtool", "/usr/local/bin/promtool"].first(
        where: FileManager.default.isExecutableFile
    )

    static func check(_ body: [UInt8]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: try #require(path))
        process.arguments = ["check", "metrics"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        // Bodies here are smaller than a pipe's buffer, so writing all of it first cannot block.
        try input.fileHandleForWriting.write(contentsOf: Data(body))
        try input.fileHandleForWriting.close()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
