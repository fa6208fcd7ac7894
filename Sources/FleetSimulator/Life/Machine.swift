package import Fleet

/// One life of a VM: a VM that is made anew under its name is another one.
package struct Machine: Sendable, Hashable {
    /// Its place in `SimulatedFleet.machines`.
    package let index: Int
    /// The place of its project in `SimulatedFleet.projects`.
    package let project: Int
    /// The place of its group in the project's plan.
    package let group: Int
    /// Its zone.
    package let zone: String
    /// Its name.
    package let name: String
    /// Its numeric id, of 19 digits.
    package let number: UInt64
    /// Its operating system.
    package let system: OperatingSystem
    /// When it was made.
    package let createdAt: Timestamp
    /// When it is deleted; `nil` for never.
    package var deletedAt: Timestamp?

    /// The numeric id as the APIs write it.
    package var id: String { String(number) }
    /// The region of its zone.
    package var region: String { Self.region(of: zone) }

    /// The region that a zone lies in.
    static func region(of zone: String) -> String {
        zone.lastIndex(of: "-").map { String(zone[..<$0]) } ?? zone
    }
}

/// A project of a made-up fleet.
package struct SimulatedProject: Sendable, Hashable {
    /// Its place in `SimulatedFleet.projects`.
    package let index: Int
    /// Its id.
    package let id: String
    /// Its number, which OS Config's names carry.
    package let number: String
    /// How it was planned.
    package let plan: ProjectPlan
    /// Its VMs in `SimulatedFleet.machines`, by zone, name and age.
    package let machines: Range<Int>
    /// Its zones, sorted: those of the plan and those of VMs.
    package let zones: [String]

    /// The e-mail address of its default service account.
    var serviceAccount: String { "\(number)-compute@developer.gserviceaccount.com" }
}
