extension OSPolicyAssignment.InstanceFilter {
    /// Whether a VM of the assignment's zone matches; `nil` when that hangs on an operating system that is not known.
    ///
    /// Criteria that are given must all hold; without any, nothing matches. Any set of exclusion labels excludes.
    package func matches(labels: [String: String], osInfo: @autoclosure () -> OSInfo?) -> Bool? {
        guard !all else { return true }
        guard !inclusionLabels.isEmpty || !exclusionLabels.isEmpty || !inventories.isEmpty else { return false }
        func holds(_ set: [String: String]) -> Bool { set.allSatisfy { labels[$0.key] == $0.value } }
        guard inclusionLabels.isEmpty || inclusionLabels.contains(where: holds), !exclusionLabels.contains(where: holds)
        else { return false }
        guard !inventories.isEmpty else { return true }
        return osInfo().map { osInfo in inventories.contains { $0.matches(osInfo) } }
    }
}

extension OSFilter {
    /// Whether an operating system fits: a version that ends in `*` fits all that begin so.
    package func matches(_ osInfo: OSInfo) -> Bool {
        guard shortName.isEmpty || shortName == osInfo.shortName else { return false }
        guard version.utf8.last == UInt8(ascii: "*") else { return version.isEmpty || version == osInfo.version }
        return osInfo.version.utf8.starts(with: version.utf8.dropLast())
    }
}
