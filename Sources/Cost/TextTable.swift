/// Rows whose columns line up: the first to the left, the others to the right.
struct TextTable {
    private var rows: [[String]] = []

    /// A table with a first row.
    init(_ row: [String]) {
        rows = [row]
    }

    /// Adds a row.
    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table's lines, without trailing blanks.
    func lines(indent: String) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = indent
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
                line += column == 0 ? cell + blanks : "  " + blanks + cell
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
