/// One policy of an assignment (`OSPolicy`).
package struct OSPolicy: Hashable, Sendable, Codable {
    /// Whether the agent may change the VM.
    package enum Mode: String, Sendable {
        /// Report only: a violation never heals by itself.
        case validation = "VALIDATION"
        /// Repair what is not as demanded.
        case enforcement = "ENFORCEMENT"
    }

    /// Resources for some operating systems; the first group that fits a VM wins.
    package struct ResourceGroup: Hashable, Sendable, Codable {
        /// Operating systems, one of which must fit; empty fits all.
        package var inventoryFilters: [OSFilter] = []
        /// What must be so, in order.
        package var resources: [OSPolicyResource] = []

        /// A group without resources.
        package init() {}
    }

    /// Unique inside its assignment.
    package var id = PolicyID("")
    /// What a person said of it.
    package var description = ""
    /// Whether the agent may change the VM.
    package var mode = Open<Mode>("MODE_UNSPECIFIED")
    /// Whether a VM that no group fits is fine; otherwise it is NON_COMPLIANT.
    package var allowsNoResourceGroupMatch = false
    /// What it demands, by operating system.
    package var resourceGroups: [ResourceGroup] = []

    /// A policy that demands nothing.
    package init() {}
}

/// One thing that must be so on a VM (`OSPolicy.Resource`).
package struct OSPolicyResource: Hashable, Sendable, Codable {
    /// What kind of thing.
    package enum Content: Hashable, Sendable, Codable {
        /// Software.
        case package(PackageResource)
        /// A source of software.
        case repository(RepositoryResource)
        /// A script.
        case exec(ExecResource)
        /// A file.
        case file(FileResource)
        /// A kind that this version does not know.
        case other
    }

    /// Unique inside its policy.
    package var id = ""
    /// What must be so.
    package var content = Content.other

    /// A resource that demands nothing.
    package init() {}
}

/// Software that must or must not be there (`PackageResource`).
package struct PackageResource: Hashable, Sendable, Codable {
    /// `INSTALLED` or `REMOVED`.
    package var desiredState = ""
    /// `apt`, `yum`, `zypper`, `googet`, `deb`, `rpm` or `msi`.
    package var system = ""
    /// The package's name, for a package manager.
    package var name = ""
    /// The package file, for `deb`, `rpm` and `msi`.
    package var source: PolicyFileSource?
    /// Whether dependencies are installed too.
    package var pullsDependencies = false
    /// Properties for an `msi`.
    package var properties: [String] = []

    /// A package that says nothing yet.
    package init() {}
}

/// A source of software (`RepositoryResource`).
package struct RepositoryResource: Hashable, Sendable, Codable {
    /// `apt`, `yum`, `zypper` or `goo`.
    package var system = ""
    /// The id (yum, zypper) or name (goo).
    package var id = ""
    /// A name for people.
    package var displayName = ""
    /// The address.
    package var url = ""
    /// `DEB` or `DEB_SRC`.
    package var archiveType = ""
    /// The distribution, for apt.
    package var distribution = ""
    /// The components, for apt.
    package var components: [String] = []
    /// Addresses of signing keys.
    package var gpgKeys: [String] = []

    /// A repository that says nothing yet.
    package init() {}
}

/// A script that checks and one that repairs (`ExecResource`): exit 100 is fine, 101 is not.
package struct ExecResource: Hashable, Sendable, Codable {
    /// A script (`ExecResource.Exec`).
    package struct Script: Hashable, Sendable, Codable {
        /// `NONE`, `SHELL`, `POWERSHELL` or unspecified.
        package var interpreter = ""
        /// The text; empty when the script is a file.
        package var script = ""
        /// The file; `nil` when the text is given.
        package var file: PolicyFileSource?
        /// Arguments.
        package var arguments: [String] = []
        /// Where the script leaves what it did.
        package var outputFilePath = ""

        /// A script that says nothing yet.
        package init() {}
    }

    /// Says whether all is well.
    package var validate: Script?
    /// Makes it so.
    package var enforce: Script?

    /// A resource without scripts.
    package init() {}
}

/// A file that must or must not be there (`FileResource`).
package struct FileResource: Hashable, Sendable, Codable {
    /// Where.
    package var path = ""
    /// `PRESENT`, `ABSENT` or `CONTENTS_MATCH`.
    package var state = ""
    /// Such as `0644`.
    package var permissions = ""
    /// The content; empty when it comes from a file.
    package var content = ""
    /// The file to copy; `nil` when the content is given.
    package var file: PolicyFileSource?

    /// A file that says nothing yet.
    package init() {}
}

/// Where a file comes from (`OSPolicy.Resource.File`).
package struct PolicyFileSource: Hashable, Sendable, Codable {
    /// Whether checks of the source are skipped.
    package var allowsInsecure = false
    /// An address; empty when not remote.
    package var uri = ""
    /// The checksum of the remote file.
    package var sha256 = ""
    /// An object of Cloud Storage.
    package var object: StorageObject?
    /// A path on the VM.
    package var localPath = ""

    /// A source that says nothing yet.
    package init() {}
}
