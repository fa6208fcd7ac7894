/// What this build is.
enum Version {
    /// The version of the product.
    static let number = "0.1.0"
    /// The commit it was built from, where the build says so.
    static let revision = ""
    /// The compiler that built it.
    static let swift = "6.3"
    /// The line of `--version`.
    static let text = "vmmanager-exporter \(number) (Swift \(swift))"
}
