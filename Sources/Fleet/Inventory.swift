/// What a VM's agent reported of its operating system and software (`inventories.get`).
package struct Inventory: Hashable, Sendable, Codable {
    /// The project, as the name says it: the number in answers.
    package var project: ProjectReference
    /// The VM's zone.
    package var zone: ZoneName
    /// The VM's numeric id.
    package var instance: InstanceID
    /// The operating system; `nil` when the agent never said.
    package var osInfo: OSInfo?
    /// The heartbeat: advances on every report, also when only a checksum was sent.
    package var updateTime: Timestamp?
    /// The software; `nil` in a BASIC view, empty only when a FULL report lists none.
    package var items: [InventoryItem]?

    /// An inventory that says nothing yet.
    package init(project: ProjectReference, zone: ZoneName, instance: InstanceID) {
        self.project = project
        self.zone = zone
        self.instance = instance
    }
}

/// The operating system as the agent reports it (`Inventory.osInfo`); empty text where it said nothing.
package struct OSInfo: Hashable, Sendable, Codable {
    /// The guest's host name, which is not the VM's name.
    package var hostname = ""
    /// `Debian GNU/Linux 12 (bookworm)`.
    package var longName = ""
    /// Such as `debian`, `windows`, `rhel`.
    package var shortName = ""
    /// Such as `12`, `10.0.20348`.
    package var version = ""
    /// Such as `x86_64`, `aarch64`.
    package var architecture = ""
    /// `uname -v` on Linux.
    package var kernelVersion = ""
    /// `uname -r` on Linux.
    package var kernelRelease = ""
    /// `20240501.03-g1`, with a suffix by packaging; `manual-<time>` for a hand build.
    package var agentVersion = ""

    /// An operating system of which nothing is known.
    package init() {}
}

/// One entry of an inventory (`Inventory.Item`).
package struct InventoryItem: Hashable, Sendable, Codable {
    /// Where an item comes from.
    package enum Origin: String, Sendable {
        /// The agent's report.
        case inventoryReport = "INVENTORY_REPORT"
    }

    /// Whether the software is there or could be.
    package enum Presence: String, Sendable {
        /// On the VM.
        case installed = "INSTALLED_PACKAGE"
        /// An update that the VM could install.
        case available = "AVAILABLE_PACKAGE"
    }

    /// The item's key; opaque, though vulnerability reports refer to it.
    package var id = ""
    /// Where the item comes from.
    package var origin = Open<Origin>.unknown("ORIGIN_TYPE_UNSPECIFIED")
    /// Installed or available.
    package var presence = Open<Presence>.unknown("TYPE_UNSPECIFIED")
    /// When the full report that holds it arrived.
    package var createTime: Timestamp?
    /// When it last changed; rarely present.
    package var updateTime: Timestamp?
    /// What it is.
    package var package: SoftwarePackage = .empty

    /// An item that says nothing yet.
    package init() {}
}
