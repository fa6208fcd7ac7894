/// The packages that a distribution makes of one project, with their versions on every day.
struct PackageLine: Sendable {
    let releases: ReleaseLine
    let packages: [Package]
    private let version: VersionTemplate

    /// One package.
    struct Package: Sendable {
        /// Its name, which holds the version where several may be installed beside each other, as with kernels.
        let name: VersionTemplate
        /// The architecture in the agent's words.
        let architecture: String
        /// What stands before its version only, such as `1:`.
        let epoch: String
        /// How many versions of it stay installed.
        let kept: Int
    }

    /// Reads `project version names…`; without names, the package is called as the project.
    ///
    /// A name may have an epoch before it (`1:bsdutils`), `/all` or another architecture behind it, and `#3` when the
    /// last three versions stay installed.
    init?(_ line: Substring, system: OperatingSystem) {
        let words = line.split(separator: " ").map { String($0) }
        guard words.count >= 2 else { return nil }
        let version = VersionTemplate(words[1])
        let names = words.count > 2 ? Array(words[2...]) : [words[0]]
        let packages = names.map { Package($0, system: system) }
        let project = UpstreamProject(name: words[0])
        self.version = version
        self.packages = packages
        releases = ReleaseLine(
            project: project,
            delay: system.delay(of: project.name),
            templates: [version] + packages.map(\.name),
            lastDay: system.lastReleaseDay
        )
    }

    /// The name and version of a package as of a generation.
    func release(_ generation: Int, of package: Package) -> (name: String, version: String) {
        (package.name.text(generation, of: releases), package.epoch + version.text(generation, of: releases))
    }

    /// The generations of a package that are installed when `generation` is the newest, newest first.
    func installed(_ generation: Int, of package: Package) -> some Sequence<Int> {
        (max(generation - package.kept + 1, releases.generations.lowerBound)...generation).reversed()
    }
}

extension PackageLine.Package {
    /// Reads a name with what may stand before and behind it.
    init(_ text: String, system: OperatingSystem) {
        var name = text
        var kept = 1
        if let mark = name.lastIndex(of: "#") {
            kept = Int(name[name.index(after: mark)...]) ?? 1
            name = String(name[..<mark])
        }
        var architecture = "x86_64"
        for word in ["all", "noarch", "(none)"] where name.hasSuffix("/" + word) {
            architecture = word
            name = String(name.dropLast(word.count + 1))
        }
        var epoch = ""
        if let colon = name.firstIndex(of: ":"), Int(name[..<colon]) != nil {
            epoch = String(name[...colon])
            name = String(name[name.index(after: colon)...])
        }
        self.init(name: VersionTemplate(name), architecture: architecture, epoch: epoch, kept: kept)
    }

    /// What follows the kind in the key of an inventory item.
    func key(_ name: String, _ version: String) -> String { "\(name):\(architecture):\(version)" }
}
