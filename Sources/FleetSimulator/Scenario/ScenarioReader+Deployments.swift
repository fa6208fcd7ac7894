import StrictYAML

extension DeploymentPlan {
    /// Reads a patch deployment.
    init(reading deployment: MappingReader) {
        let id = deployment.required("id", .identifier, placeholder: "", advice: "id: weekly-linux", "Its id.")
        let created = deployment.value(
            "created",
            .offset,
            default: .seconds(-300 * 86_400),
            "When it was made; it runs from then on."
        )
        var job = PatchJobPlan(keysOf: deployment)
        let filter = deployment.section("filter", FilterPlan.meaning) { FilterPlan(reading: $0) }
        let schedule = deployment.optionalSection("schedule", "When it runs; required.") { SchedulePlan(reading: $0) }
        if !deployment.has("schedule") {
            deployment.refuse("schedule", "missing; write schedule: { weekly: SUNDAY, at: \"02:00\" }")
        }
        job.readRollout(below: deployment)
        self.init(id: id, filter: filter, schedule: schedule ?? SchedulePlan(.daily))
        self.job = job
        self.created = created
    }
}

extension PatchJobPlan {
    /// Reads the keys of a mapping that say how a job goes.
    init(keysOf job: MappingReader) {
        self.init()
        duration = job.value(
            "duration",
            .timeLimit,
            default: .seconds(7_200),
            "How long a job may take, or `none` for no limit."
        )
        reboot = job.value(
            "reboot",
            .word("a rule for reboots"),
            default: .default,
            "When VMs are rebooted: `default` is when the system asks for it."
        )
        hasPreStep = job.value("pre_step", .flag, default: false, "Whether a script runs before patching.")
        hasPostStep = job.value("post_step", .flag, default: false, "Whether a script runs after patching.")
        allowsManaged = job.value(
            "managed",
            .flag,
            default: false,
            "Whether members of managed instance groups are patched too."
        )
    }

    /// Reads the mapping that says in which order VMs are patched.
    mutating func readRollout(below job: MappingReader) {
        (isZoneByZone, budgetPercent) = job.section("rollout", "In which order VMs are patched.") { rollout in
            let isZoneByZone = rollout.value(
                "zone_by_zone",
                .flag,
                default: true,
                "Whether zones are patched one after the other."
            )
            let budget = rollout.value(
                "budget",
                .wholePercent,
                default: 50,
                "How many VMs of a zone may be out of order at a time."
            )
            return (isZoneByZone, budget)
        }
    }
}

extension FilterPlan {
    /// What filters are for.
    static let meaning = "Which VMs are patched: those that meet all criteria; without any, all VMs."

    /// Reads a filter.
    init(reading filter: MappingReader) {
        self.init()
        labels = filter.value(
            "labels",
            .labelSets,
            default: [],
            "Sets of labels; one set of which all labels are there is enough."
        )
        zones = filter.value("zones", .zones, default: [], "Zones.")
        names = filter.value(
            "names",
            .list(of: .identifier, named: "a list of names"),
            default: [],
            "Names of VMs."
        )
        prefixes = filter.value(
            "prefixes",
            .list(of: .line("the beginning of a name", atMost: 63), named: "a list of beginnings of names"),
            default: [],
            "Beginnings of names."
        )
    }
}

extension SchedulePlan {
    private static let frequencies = ["once", "daily", "weekly", "monthly"]

    /// Reads a schedule.
    init(reading schedule: MappingReader) {
        let once = schedule.optional("once", .offset, absent: "none", "Once, at this time.")
        let daily = schedule.optional("daily", .mark, absent: "none", "Every day.")
        let weekly = schedule.optional("weekly", .weekday, absent: "none", "Every week, on this day.")
        let monthly = schedule.optional(
            "monthly",
            .monthly,
            absent: "none",
            "Every month: on this day, -1 for the last; or some days after its nth weekday, -1 for the last."
        )
        let minute = schedule.value("at", .timeOfDay, default: 0, "The time of the day.")
        let zone = schedule.value("time_zone", .timeZone, default: "Etc/UTC", "The time zone of days and times.")
        schedule.requireOne(of: Self.frequencies, "frequency")
        if once != nil {
            for key in ["at", "time_zone"] where schedule.has(key) {
                schedule.refuse(key, "is only for what happens again; once names the very moment")
            }
        }
        let again = daily.map { _ in Frequency.daily } ?? weekly.map { .weekly(day: $0) } ?? monthly
        self.init(once.map { .once($0) } ?? again ?? .daily, minuteOfDay: minute, timeZone: zone)
    }
}

extension ValueKind<Duration?> {
    /// A duration, or none.
    fileprivate static var timeLimit: Self {
        let duration = ValueKind<Duration>.duration(atLeast: .seconds(300), atMost: .seconds(86_400))
        return Self(
            name: "\(duration.name), or none",
            read: { node, site in node.scalar == "none" ? .some(nil) : duration.read(node, site).map { .some($0) } },
            show: { $0.map(duration.show) ?? "none" }
        )
    }
}

extension ValueKind<Int> {
    private static let days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]

    /// A day of the week; Monday is 1.
    fileprivate static var weekday: Self {
        .word(
            "a day of the week",
            among: days,
            show: { days[$0 - 1] },
            value: { word in days.firstIndex(of: word).map { $0 + 1 } }
        )
    }

    /// Minutes after midnight.
    fileprivate static var timeOfDay: Self {
        text("a time such as \"02:30\"", show: text(ofDay:)) { text, _ throws(Refusal) in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            let numbers = parts.compactMap { $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
            guard parts.count == 2, numbers.count == 2, numbers[0] < 24, numbers[1] < 60 else {
                throw Refusal("\(Excerpt.quoted(text)) is not a time of the day; write \"02:30\"")
            }
            return numbers[0] * 60 + numbers[1]
        }
    }

    private static func text(ofDay minutes: Int) -> String {
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\"\(parts.joined(separator: ":"))\""
    }

    /// A day of the month, or the last.
    fileprivate static var monthDay: Self {
        ValueKind<Int>.integer(in: -1...31).refusing { $0.scalar == "0" ? "0 is no day; write 1 to 31, or -1" : nil }
    }

    /// Which one of the weekdays of a month.
    fileprivate static var ordinal: Self {
        ValueKind<Int>.integer(in: -1...4).refusing { $0.scalar == "0" ? "0 is no week; write 1 to 4, or -1" : nil }
    }
}

extension ValueKind<SchedulePlan.Frequency> {
    fileprivate static var monthly: Self {
        let name = "a day of the month or { ordinal: 2, day: TUESDAY, offset: 3 }"
        return Self(
            name: name,
            read: { node, site in
                switch node.content {
                case .scalar where node.kind == .number:
                    return ValueKind<Int>.monthDay.read(node, site).map { .monthly(day: $0) }
                case .mapping(let entries):
                    let form = MappingReader(form: entries, line: node.line, site: site)
                    let ordinal = form.required("ordinal", .ordinal, placeholder: 1, advice: "ordinal: 2", "")
                    let day = form.required("day", .weekday, placeholder: 1, advice: "day: TUESDAY", "")
                    let offset = form.value("offset", .integer(in: -30...30), default: 0, "")
                    form.finish()
                    return .monthlyWeekday(ordinal: ordinal, day: day, offset: offset)
                case .scalar, .sequence, .broken:
                    site.refuseType(of: node, expected: name)
                    return nil
                }
            },
            show: { _ in "monthly" }
        )
    }
}
