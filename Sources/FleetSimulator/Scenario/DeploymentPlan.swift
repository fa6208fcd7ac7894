/// A patch deployment of a scenario.
package struct DeploymentPlan: Sendable, Hashable {
    /// Its id.
    package var id: String
    /// Which VMs it patches.
    package var filter: FilterPlan
    /// When it runs.
    package var schedule: SchedulePlan
    /// How its jobs go.
    package var job = PatchJobPlan()
    /// When it was made, relative to the start.
    package var created: Duration = .seconds(-300 * 86_400)

    /// A deployment that runs by a schedule.
    package init(id: String, filter: FilterPlan, schedule: SchedulePlan) {
        self.id = id
        self.filter = filter
        self.schedule = schedule
    }
}

/// How a patch job goes.
package struct PatchJobPlan: Sendable, Hashable {
    /// How long it may take; `nil` for no limit.
    package var duration: Duration? = .seconds(7_200)
    /// Whether zones are patched one after the other.
    package var isZoneByZone = true
    /// How many VMs of a zone may be out of order at a time, in percent.
    package var budgetPercent = 50
    /// What `rebootConfig` says.
    package var reboot: Reboot = .default
    /// Whether a script runs before patching.
    package var hasPreStep = false
    /// Whether a script runs after patching.
    package var hasPostStep = false
    /// Whether members of managed instance groups are patched too.
    package var allowsManaged = false
    /// Whether nothing is changed.
    package var isDryRun = false

    /// When VMs are rebooted.
    package enum Reboot: String, Sendable, Hashable, CaseIterable {
        /// When the system asks for it.
        case `default`
        /// Always.
        case always
        /// Never.
        case never
    }

    /// A job of at most two hours, zone by zone, half of a zone at a time.
    package init() {}
}

/// `PatchInstanceFilter`: criteria that all must be met; an empty one means all VMs.
package struct FilterPlan: Sendable, Hashable {
    /// Sets of labels; one set of which all labels are there is enough.
    package var labels: [[String: String]] = []
    /// Zones.
    package var zones: [String] = []
    /// Names of VMs.
    package var names: [String] = []
    /// Beginnings of names.
    package var prefixes: [String] = []

    /// All VMs.
    package init() {}
}

/// When a patch deployment runs.
package struct SchedulePlan: Sendable, Hashable {
    /// How often.
    package var frequency: Frequency
    /// Minutes after midnight.
    package var minuteOfDay: Int
    /// The IANA time zone.
    package var timeZone: String

    /// How often a deployment runs.
    package enum Frequency: Sendable, Hashable {
        /// Once, at a moment relative to the start.
        case once(Duration)
        /// Every day.
        case daily
        /// Every week, on a day of which Monday is 1.
        case weekly(day: Int)
        /// Every month, on a day of which -1 is the last.
        case monthly(day: Int)
        /// Every month, some days after its nth weekday, -1 for the last.
        case monthlyWeekday(ordinal: Int, day: Int, offset: Int)
    }

    /// Puts a schedule together.
    package init(_ frequency: Frequency, minuteOfDay: Int = 0, timeZone: String = "Etc/UTC") {
        self.frequency = frequency
        self.minuteOfDay = minuteOfDay
        self.timeZone = timeZone
    }
}
