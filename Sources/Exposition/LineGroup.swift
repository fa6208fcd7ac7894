/// Neighbours in the order of a page, whose lines are joined, compressed and counted together.
///
/// Where a group ends follows from its members alone, so that one that comes or goes moves no other group's end.
package final class LineGroup: Sendable {
    /// The lines of the members, in order.
    package let members: [RenderedLines]
    /// The samples of the members by family, of the quiet ones and of the others.
    private let quietCounts: [Int]
    private let notableCounts: [Int]

    private init(_ members: [RenderedLines], familyCount: Int) {
        self.members = members
        var quiet = Array(repeating: 0, count: familyCount)
        var notable = quiet
        for member in members {
            for family in 0..<familyCount {
                if member.isQuiet {
                    quiet[family] += member.count(of: family)
                } else {
                    notable[family] += member.count(of: family)
                }
            }
        }
        (quietCounts, notableCounts) = (quiet, notable)
    }

    /// How many samples a family has at a level of detail.
    package func count(of family: Int, _ declaration: FamilyDeclaration, at level: DetailLevel) -> Int {
        (level.shows(declaration, isQuiet: true) ? quietCounts[family] : 0)
            + (level.shows(declaration, isQuiet: false) ? notableCounts[family] : 0)
    }

    /// What the group is known by: its first member's key.
    package var key: UInt64 { members[0].key }

    /// Cuts a page into groups of about 64; one that is as it was before is taken from there.
    package static func groups(
        of lines: [RenderedLines],
        familyCount: Int,
        before: [LineGroup] = []
    ) -> [LineGroup] {
        let known = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
        var groups: [LineGroup] = []
        var start = 0
        for index in lines.indices
        where endsGroup(lines[index].key) || index - start >= longest - 1 || index == lines.count - 1 {
            let members = lines[start...index]
            start = index + 1
            if let group = members.first.flatMap({ known[$0.key] }), group.holds(members) {
                groups.append(group)
            } else {
                groups.append(LineGroup(Array(members), familyCount: familyCount))
            }
        }
        return groups
    }

    /// A mix of all bits of the key, so that ids that differ in the front only are spread, too.
    private static func endsGroup(_ key: UInt64) -> Bool {
        ((key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15) >> 58 == 0
    }

    private func holds(_ others: ArraySlice<RenderedLines>) -> Bool {
        members.count == others.count && zip(members, others).allSatisfy { $0 === $1 }
    }

    /// Chance may let a group's end be long in coming.
    private static let longest = 256
}

extension LineGroup {
    /// Whether a family's lines, as far as a level of detail shows them, are those of another group, byte by byte.
    package func hasSameLines(
        _ family: Int,
        _ declaration: FamilyDeclaration,
        at level: DetailLevel,
        as other: LineGroup
    ) -> Bool {
        members.count == other.members.count
            && zip(members, other.members).allSatisfy { mine, others in
                guard mine !== others else { return true }
                let isShown = level.shows(declaration, isQuiet: mine.isQuiet)
                return isShown == level.shows(declaration, isQuiet: others.isQuiet)
                    && (!isShown || mine.hasSameLines(family, as: others))
            }
    }
}
