import Foundation
import Testing

/// The files in examples/ are ones that a user can begin with.
@Suite struct ExamplesTests {
    private static func path(_ name: String) -> String { Folder.package.appending(path: "examples/\(name)").path }

    @Test func `the configuration to begin with is right`() throws {
        let result = try Binary.run("check-config", Self.path("exporter.yml"))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("1 project"))
    }

    @Test func `what the configuration leaves in comments is right, too`() throws {
        let text = try String(contentsOfFile: Self.path("exporter.yml"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.contains(": ") || line.hasSuffix(":") ? line.replacing(/^# (?=( *)[a-z_]+:)/, with: "") : line
        }
        let changed = lines.joined(separator: "\n")
        #expect(changed.contains("\ncollection:\n  intervals:\n") && changed.contains("\ncost:\n"))
        let folder = try Folder()
        let result = try Binary.run("check-config", try folder.write("exporter.yml", changed))
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(.enabled(if: Binary.tool("systemd-analyze") != nil, "systemd-analyze is not installed"))
    func `systemd finds nothing wrong with the unit`() throws {
        let folder = try Folder()
        let unit = try String(contentsOfFile: Self.path("vmmanager-exporter.service"), encoding: .utf8)
        for text in [
            unit, unit.replacing("\n#LoadCredential", with: "\nLoadCredential").replacing("\n#Env", with: "\nEnv"),
        ] {
            let copy = text.replacing("/usr/local/bin/vmmanager-exporter", with: "/bin/true")
            let result = try Binary.run(
                ["verify", "--man=no", try folder.write("vmmanager-exporter.service", copy)],
                program: #require(Binary.tool("systemd-analyze"))
            )
            #expect(result.status == 0 && !result.errors.contains("vmmanager-exporter.service"), "\(result.errors)")
        }
    }

    @Test(.enabled(if: Binary.tool("promtool") != nil, "promtool is not installed"))
    func `promtool finds nothing wrong with the scrape`() throws {
        let result = try Binary.run(
            ["check", "config", "--syntax-only", Self.path("prometheus.yml")],
            program: #require(Binary.tool("promtool"))
        )
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
}
