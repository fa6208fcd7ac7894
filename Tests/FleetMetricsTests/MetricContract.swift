import Foundation

/// The families that a page of specifications names in its tables, with their labels.
struct MetricContract {
    /// The page that this checkout is built to; it lies beside the checkout, not in it.
    static let page = GoldenFile.checkout.deletingLastPathComponent().appending(path: "shared/metrics.md")
    static let isPresent = FileManager.default.fileExists(atPath: page.path)

    /// Full family names in the order of the page.
    private(set) var names: [String] = []
    /// Labels by full family name.
    private(set) var labels: [String: [String]] = [:]

    init(markdown: String) {
        var shared: [String] = []
        for line in markdown.split(separator: "\n") {
            if line.hasPrefix("## ") { shared = line == "## One VM" ? ["project", "zone", "vm"] : [] }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count > 3, cells[1].hasPrefix("`") else { continue }
            for name in cells[1].split(separator: ",") {
                let bare = name.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
                names.append("vmmanager_\(bare)")
                labels["vmmanager_\(bare)"] = shared + Self.labels(in: cells[2])
            }
        }
    }

    /// The names before a remark; `label_<key>` stands for names that vary.
    private static func labels(in cell: String) -> [String] {
        cell.prefix { $0 != "(" && $0 != ":" }.split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("label_") }
    }
}
