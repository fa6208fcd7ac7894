/// One piece of software, by the package manager that knows it (`Inventory.SoftwarePackage`).
package enum SoftwarePackage: Hashable, Sendable, Codable {
    /// Debian packages.
    case apt(VersionedPackage)
    /// RPM packages through yum or dnf.
    case yum(VersionedPackage)
    /// RPM packages through zypper.
    case zypper(VersionedPackage)
    /// Google's package manager for Windows.
    case googet(VersionedPackage)
    /// Parts of Container-Optimized OS.
    case cos(VersionedPackage)
    /// A SUSE patch, which may hold several packages.
    case zypperPatch(ZypperPatch)
    /// An update of Windows Update.
    case wua(WindowsUpdate)
    /// A Windows hotfix (Quick Fix Engineering).
    case qfe(QuickFix)
    /// A program in Windows' list of applications.
    case windowsApplication(WindowsApplication)
    /// A manager that this version does not know, by the key that the API uses.
    case other(String)
    /// No content: agents of before 2025-04 sent such items on some RPM hosts.
    case empty

    /// The manager, as the `manager` label names it.
    package var manager: PackageManager {
        switch self {
        case .apt: .apt
        case .yum: .yum
        case .zypper: .zypper
        case .zypperPatch: .zypperPatch
        case .googet: .googet
        case .wua: .wua
        case .cos: .cos
        case .qfe, .windowsApplication, .other, .empty: .other
        }
    }

    /// What a person calls it; empty for `.empty`.
    package var displayName: String {
        switch self {
        case .apt(let package), .yum(let package), .zypper(let package), .googet(let package), .cos(let package):
            package.name
        case .zypperPatch(let patch): patch.name
        case .wua(let update): update.title
        case .qfe(let fix): fix.hotFixID
        case .windowsApplication(let application): application.displayName
        case .other(let key): key
        case .empty: ""
        }
    }

    /// The version as its manager writes it; empty where there is none.
    package var displayVersion: String {
        switch self {
        case .apt(let package), .yum(let package), .zypper(let package), .googet(let package), .cos(let package):
            package.version
        case .windowsApplication(let application): application.displayVersion
        case .zypperPatch, .wua, .qfe, .other, .empty: ""
        }
    }
}

/// What can update a VM; the values of the `manager` label.
package enum PackageManager: String, Hashable, Comparable, Sendable, CaseIterable, Codable {
    /// Debian's.
    case apt
    /// Red Hat's.
    case yum
    /// SUSE's packages.
    case zypper
    /// SUSE's patches.
    case zypperPatch = "zypper_patch"
    /// Google's for Windows.
    case googet
    /// Windows Update.
    case wua
    /// Container-Optimized OS.
    case cos
    /// Everything else.
    case other

    /// Orders by name.
    package static func < (left: PackageManager, right: PackageManager) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A package with a version (`VersionedPackage`).
package struct VersionedPackage: Hashable, Sendable, Codable {
    /// `openssl`.
    package var name = ""
    /// Such as `x86_64`, `x86_32`, `all`.
    package var architecture = ""
    /// As the manager writes it, epoch included.
    package var version = ""

    /// A package that says nothing yet.
    package init() {}
}

/// A SUSE patch (`ZypperPatch`).
package struct ZypperPatch: Hashable, Sendable, Codable {
    /// `SUSE-SLE-Module-…-2026-1`.
    package var name = ""
    /// Such as `security`, `recommended`.
    package var category = ""
    /// Such as `critical`, `important`.
    package var severity = ""
    /// One sentence.
    package var summary = ""

    /// A patch that says nothing yet.
    package init() {}
}

/// An update of Windows Update (`WindowsUpdatePackage`); its texts are in the VM's language.
package struct WindowsUpdate: Hashable, Sendable, Codable {
    /// A category of updates (`WindowsUpdateCategory`).
    package struct Category: Hashable, Sendable, Codable {
        /// A GUID.
        package var id = ""
        /// `Security Updates`, in the VM's language.
        package var name = ""

        /// A category that says nothing yet.
        package init() {}
    }

    /// In the VM's language.
    package var title = ""
    /// In the VM's language.
    package var description = ""
    /// What kind of update it is.
    package var categories: [Category] = []
    /// Knowledge-base numbers without `KB`.
    package var kbArticleIDs: [String] = []
    /// Where Microsoft explains it.
    package var supportURL = ""
    /// More such places.
    package var moreInfoURLs: [String] = []
    /// A GUID, the same in every language.
    package var updateID = ""
    /// Counts the publisher's revisions.
    package var revisionNumber: Int64 = 0
    /// When the publisher last changed it.
    package var lastDeploymentChangeTime: Timestamp?

    /// An update that says nothing yet.
    package init() {}
}

/// A Windows hotfix (`WindowsQuickFixEngineeringPackage`).
package struct QuickFix: Hashable, Sendable, Codable {
    /// A support URL, usually.
    package var caption = ""
    /// Such as `Security Update`, `Update`.
    package var description = ""
    /// `KB5039227`.
    package var hotFixID = ""
    /// When it was installed.
    package var installTime: Timestamp?

    /// A hotfix that says nothing yet.
    package init() {}
}

/// A program in Windows' list of applications (`WindowsApplication`).
package struct WindowsApplication: Hashable, Sendable, Codable {
    /// The name in the list.
    package var displayName = ""
    /// The version in the list.
    package var displayVersion = ""
    /// When it was installed; `{}` reads as a date of zeros.
    package var installDate: CivilDate?
    /// Who made it.
    package var publisher = ""
    /// Where help is.
    package var helpLink = ""

    /// An application that says nothing yet.
    package init() {}
}
