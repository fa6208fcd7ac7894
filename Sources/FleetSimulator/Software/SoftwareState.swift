import Fleet

/// What is installed on a VM and what waits; VMs of one state have the same inventory items.
///
/// Releases come on days. A VM that was patched on a day has everything that was released up to then.
struct SoftwareState: Sendable, Hashable {
    let system: OperatingSystem
    let role: String
    /// The day through which everything is installed, in days since 1970-01-01.
    let installedThrough: Int
    /// The day through which the package sources were asked, in days since 1970-01-01.
    let offeredThrough: Int
}
