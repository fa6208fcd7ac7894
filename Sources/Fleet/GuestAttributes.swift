/// What a guest wrote about itself (`instances.getGuestAttributes`), the older way of inventories.
package struct GuestAttributes: Hashable, Sendable, Codable {
    /// One attribute.
    package struct Item: Hashable, Sendable, Codable {
        /// Such as `guestInventory`.
        package var namespace = ""
        /// Such as `ShortName`, `LastUpdated`.
        package var key = ""
        /// Any text of the guest.
        package var value = ""

        /// An attribute that says nothing yet.
        package init() {}
    }

    /// The project, from the link.
    package var project: ProjectReference
    /// The VM's zone.
    package var zone: ZoneName
    /// The VM's name or numeric id, as the link says it.
    package var instance: String
    /// What was asked for, such as `guestInventory/`.
    package var queryPath = ""
    /// The attributes.
    package var items: [Item] = []

    /// Attributes of a VM that has none.
    package init(project: ProjectReference, zone: ZoneName, instance: String) {
        self.project = project
        self.zone = zone
        self.instance = instance
    }
}
