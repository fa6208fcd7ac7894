/// Which build of the exporter serves the metrics.
package struct BuildInfo: Hashable, Sendable {
    /// The released version, such as `1.0.0`.
    package let version: String
    /// The commit that it was built from; empty when not known.
    package let revision: String
    /// The version of the Swift compiler, such as `6.3`.
    package let swiftVersion: String

    /// Names a build.
    package init(version: String, revision: String, swiftVersion: String) {
        self.version = version
        self.revision = revision
        self.swiftVersion = swiftVersion
    }
}
