/// The name that a mistyped one was probably meant to be.
package enum NearestName {
    /// Names longer than this are never compared.
    private static let longestCompared = 64

    /// The candidate that is the fewest edits away from the name, or nil if none is near.
    package static func find(_ name: String, among candidates: [String]) -> String? {
        guard !name.isEmpty, name.unicodeScalars.count <= longestCompared else { return nil }
        let allowed = max(1, name.unicodeScalars.count / 3)
        let nearest =
            candidates
            .map { (name: $0, edits: edits(from: name.lowercased(), to: $0.lowercased())) }
            .min { ($0.edits, $0.name) < ($1.edits, $1.name) }
        guard let nearest, nearest.edits <= allowed else { return nil }
        return nearest.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
    static func edits(from source: String, to target: String) -> Int {
        let source = Array(source.unicodeScalars)
        let target = Array(target.unicodeScalars)
        var twoBack: [Int] = []
        var previous = Array(0...target.count)
        for row in source.indices {
            var current = [row + 1]
            for column in target.indices {
                let isSame = source[row] == target[column]
                var best = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
                    best = min(best, twoBack[column - 1] + 1)
                }
                current.append(best)
            }
            twoBack = previous
            previous = current
        }
        return previous[target.count]
    }
}
