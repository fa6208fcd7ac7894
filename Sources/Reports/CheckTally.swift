package import Assessment

/// How a check was answered over the whole fleet.
package struct CheckTally: Sendable {
    /// The check.
    package let check: Check
    /// How many VMs have each verdict.
    package var counts = VerdictCounts()
}
