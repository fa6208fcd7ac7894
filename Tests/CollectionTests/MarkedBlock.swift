import Foundation

/// A part of a page of the documentation that follows from the code, between two comments.
///
/// `UPDATE_GOLDEN=1` in the environment writes it instead.
struct MarkedBlock {
    let page: String
    let name: String

    static let documentation = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../docs").standardizedFileURL

    /// What the page has; written first when that is asked for.
    func text(updatedWith wanted: String) throws -> String? {
        let url = Self.documentation.appending(path: page)
        let whole = try String(contentsOf: url, encoding: .utf8)
        guard let begin = whole.range(of: "<!-- begin: \(name) -->\n"),
            let end = whole.range(of: "<!-- end: \(name) -->")
        else { return nil }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data((whole[..<begin.upperBound] + wanted + whole[end.lowerBound...]).utf8).write(to: url)
            return wanted
        }
        return String(whole[begin.upperBound..<end.lowerBound])
    }
}
