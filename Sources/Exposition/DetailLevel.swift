/// How much of things such as VMs is shown, from all to nothing.
package enum DetailLevel: Int, Comparable, Sendable, CaseIterable {
    /// Nothing of any of them.
    case none
    /// Only what is wrong with them.
    case alarms
    /// Only those of which there is something to say.
    case sparse
    /// Those in full, and of the quiet ones the essential families.
    case brief
    /// All families of all of them.
    case full

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Whether lines of a family are shown.
    package func shows(_ family: FamilyDeclaration, isQuiet: Bool) -> Bool {
        switch self {
        case .none: false
        case .alarms: family.rank == .alarm
        case .sparse: !isQuiet
        case .brief: !isQuiet || family.rank != .detail
        case .full: true
        }
    }
}
