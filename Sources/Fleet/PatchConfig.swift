/// What a patch job does on a VM (`PatchConfig`).
package struct PatchConfig: Hashable, Sendable, Codable {
    /// Settings for apt (`AptSettings`).
    package struct Apt: Hashable, Sendable, Codable {
        /// `DIST`, `UPGRADE` or unspecified.
        package var type = ""
        /// Packages left out.
        package var excludes: [String] = []
        /// The only packages taken.
        package var exclusivePackages: [String] = []

        /// The default settings.
        package init() {}
    }

    /// Settings for yum (`YumSettings`).
    package struct Yum: Hashable, Sendable, Codable {
        /// Whether only security updates are taken.
        package var security = false
        /// Whether the smallest step is taken.
        package var minimal = false
        /// Packages left out.
        package var excludes: [String] = []
        /// The only packages taken.
        package var exclusivePackages: [String] = []

        /// The default settings.
        package init() {}
    }

    /// Settings for zypper (`ZypperSettings`).
    package struct Zypper: Hashable, Sendable, Codable {
        /// Whether optional patches are taken.
        package var withOptional = false
        /// Whether packages are updated too.
        package var withUpdate = false
        /// Categories of patches taken.
        package var categories: [String] = []
        /// Severities of patches taken.
        package var severities: [String] = []
        /// Patches left out.
        package var excludes: [String] = []
        /// The only patches taken.
        package var exclusivePatches: [String] = []

        /// The default settings.
        package init() {}
    }

    /// Settings for Windows Update (`WindowsUpdateSettings`).
    package struct Windows: Hashable, Sendable, Codable {
        /// Such as `CRITICAL`, `SECURITY`.
        package var classifications: [String] = []
        /// KB numbers left out.
        package var excludes: [String] = []
        /// The only KB numbers taken.
        package var exclusivePatches: [String] = []

        /// The default settings.
        package init() {}
    }

    /// `DEFAULT`, `ALWAYS`, `NEVER` or unspecified.
    package var rebootConfig = ""
    /// `nil` when not set; an empty object counts as set.
    package var apt: Apt?
    /// `nil` when not set.
    package var yum: Yum?
    /// `nil` when not set.
    package var zypper: Zypper?
    /// `nil` when not set.
    package var windowsUpdate: Windows?
    /// Whether `goo` is set; it has no settings.
    package var hasGoo = false
    /// The script before patching.
    package var preStep: PatchExecStep?
    /// The script after patching.
    package var postStep: PatchExecStep?
    /// Whether members of managed instance groups are patched; they are skipped otherwise.
    package var allowsMIGInstances = false

    /// The default configuration.
    package init() {}
}

/// A script before or after patching (`ExecStep`).
package struct PatchExecStep: Hashable, Sendable, Codable {
    /// A script for one family of systems (`ExecStepConfig`).
    package struct Script: Hashable, Sendable, Codable {
        /// A path on the VM; empty when the script is in Cloud Storage.
        package var localPath = ""
        /// The script in Cloud Storage.
        package var object: StorageObject?
        /// Exit codes that count as success; empty means 0 only.
        package var allowedSuccessCodes: [Int64] = []
        /// `SHELL`, `POWERSHELL` or unspecified.
        package var interpreter = ""

        /// A script that says nothing yet.
        package init() {}
    }

    /// For Linux.
    package var linux: Script?
    /// For Windows.
    package var windows: Script?

    /// A step without scripts.
    package init() {}
}

/// An object in Cloud Storage, pinned to a generation.
package struct StorageObject: Hashable, Sendable, Codable {
    /// Its bucket.
    package var bucket = ""
    /// Its name.
    package var object = ""
    /// 0 when not pinned.
    package var generation: Int64 = 0

    /// An object that says nothing yet.
    package init() {}
}
