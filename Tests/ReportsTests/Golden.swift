import Foundation
import Testing

/// A file that holds what some output must be; `UPDATE_GOLDEN=1` writes it anew.
enum Golden {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    static func expect(_ output: [UInt8], equals name: String) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(output).write(to: file)
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
        let actual = String(decoding: output, as: UTF8.self).split(separator: "\n")
        for (line, (old, new)) in zip(expected, actual).enumerated() where old != new {
            Issue.record("\(name):\(line + 1) was\n\(old)\nand is\n\(new)\nset UPDATE_GOLDEN=1 to accept it")
            return
        }
        #expect(actual.count == expected.count, "\(name) has other lines; set UPDATE_GOLDEN=1 to accept them")
    }
}
