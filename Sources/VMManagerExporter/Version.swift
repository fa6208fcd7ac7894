/// What this build is.
enum Version {
    /// The version of the product.
    static let number = "0.1.0"
    /// The commit it was built from, where the build says so.
    static let revision = ""
    /// The compiler that built it.
    static let swift: String = {
        #if compiler(>=6.4)
        "6.4 or newer"
        #else
        "6.3"
        #endif
    }()
    /// The line of `--version`.
    static let text = "vmmanager-exporter \(number) (Swift \(swift))"
}
