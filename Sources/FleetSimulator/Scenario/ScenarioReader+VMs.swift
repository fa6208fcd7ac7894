import StrictYAML

extension VMGroupPlan {
    /// Reads a group of VMs.
    init(reading vms: MappingReader) {
        self.init(
            name: vms.required(
                "name",
                .vmName,
                placeholder: "",
                advice: "name: \"api-{n}\"",
                "Their name. `{n}` becomes the number of the VM, with zeros in front where there are ten or more, and "
                    + "`{x}` four random characters, as managed instance groups add them. Without either, VMs of a "
                    + "group of several get `-{n}` at the end."
            ),
            systems: [],
            role: ""
        )
        count = vms.value("count", .integer(in: 1...ScenarioReader.mostVMs), default: 1, "How many there are.")
        systems = vms.required(
            "os",
            .systems,
            placeholder: [SystemShare(.debian12, 1)],
            advice: "os: debian-12",
            "Their operating system, or several with their shares. There are "
                + OperatingSystem.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") + "."
        )
        role = vms.value(
            "role",
            .identifier,
            default: "server",
            "What they are for. VMs of one system and role have the same software."
        )
        readPlace(vms)
        readLife(vms)
    }

    private mutating func readPlace(_ vms: MappingReader) {
        zones = vms.optional(
            "zones",
            .zones,
            absent: "none",
            "Their zones, over which they are spread evenly in the order of their numbers; without any, those of the "
                + "project."
        )
        labels = vms.value("labels", .labels, default: [:], "Labels.")
        metadata = vms.value("metadata", .metadata, default: [:], "Instance metadata.")
        managedBy = vms.optional(
            "managed_by",
            .identifier,
            absent: "none",
            "The managed instance group that made them; patch jobs leave its members out unless told otherwise."
        )
        hasExternalAddress = vms.value("external_address", .flag, default: false, "Whether they have one.")
        hasServiceAccount = vms.value(
            "service_account",
            .flag,
            default: true,
            "Whether they have one; without, the agent cannot speak."
        )
        scopes = vms.value(
            "scopes",
            .list(of: .scope, named: "a list of scopes").notEmpty,
            default: scopes,
            "The scopes of the service account, without `https://www.googleapis.com/auth/` in front; without "
                + "`cloud-platform` or `logging.write` the agent's log stays on the VM."
        )
        hasAgent = vms.value("agent", .flag, default: true, "Whether the OS Config agent is installed.")
    }

    private mutating func readLife(_ vms: MappingReader) {
        created = vms.value(
            "created",
            .offsetRange,
            default: created,
            "When they were made: all at one time, or evenly from the first to the second."
        )
        lifetime = vms.optional(
            "lifetime",
            .duration(atLeast: .seconds(600), takesWeeks: true),
            absent: "none",
            "How long each one lives, at least 10m, before another one takes its place; without it, for ever."
        )
        stoppedHours = vms.optional(
            "stopped_hours",
            .hours,
            absent: "none",
            "Hours of the day (UTC) from which to which they are stopped; past midnight when the second is smaller."
        )
    }
}

extension ValueKind<[VMGroupPlan.SystemShare]> {
    fileprivate static var systems: Self {
        let one = ValueKind<OperatingSystem>.word("an operating system")
        let share = ValueKind<Int>.integer(in: 1...1_000_000)
        let name = "an operating system or a mapping of operating systems to shares"
        return Self(
            name: name,
            read: { node, site in
                switch node.content {
                case .scalar: return one.read(node, site).map { [.init($0, 1)] }
                case .sequence, .broken:
                    site.refuseType(of: node, expected: name)
                    return nil
                case .mapping(let entries):
                    if entries.isEmpty { site.report("there is none; give at least one", line: node.line) }
                    return entries.compactMap { entry in
                        let place = site.key(entry.key)
                        let key = YAMLNode(line: entry.line, content: .scalar(entry.key, isQuoted: true))
                        guard let system = one.read(key, place), let share = share.read(entry.value, place) else {
                            return nil
                        }
                        return .init(system, share)
                    }
                }
            },
            show: { systems in
                let shares = systems.map { "\($0.system.rawValue): \($0.share)" }
                return systems.count == 1 ? systems[0].system.rawValue : "{\(shares.joined(separator: ", "))}"
            }
        )
    }
}

extension ValueKind<ClosedRange<Duration>> {
    /// A time, or the first and the last of several.
    fileprivate static var offsetRange: Self {
        let one = ValueKind<Duration>.offset
        let name = "a time such as -50m, or the first and the last such as [-90d, -10d]"
        return Self(
            name: name,
            read: { node, site in
                switch node.content {
                case .scalar: return one.read(node, site).map { $0...$0 }
                case .mapping, .broken:
                    site.refuseType(of: node, expected: name)
                    return nil
                case .sequence(let nodes):
                    guard nodes.count == 2 else {
                        site.report("give one time, or a list of two", line: node.line)
                        return nil
                    }
                    guard let first = one.read(nodes[0], site.item(0)), let last = one.read(nodes[1], site.item(1))
                    else { return nil }
                    guard first <= last else {
                        site.report("the first lies after the last; swap them", line: node.line)
                        return nil
                    }
                    return first...last
                }
            },
            show: { "[\(one.show($0.lowerBound)), \(one.show($0.upperBound))]" }
        )
    }
}

extension ValueKind<String> {
    fileprivate static var scope: Self {
        text("a scope", show: \.description) { text, _ throws(Refusal) in
            let isScope = text.allSatisfy { $0.isASCIILowerCase || $0.isASCIIDigit || "._-".contains($0) }
            guard isScope, (1...63).contains(text.utf8.count) else {
                throw Refusal("\(Excerpt.quoted(text)) is not a scope; write logging.write")
            }
            return text
        }
    }
}

extension ValueKind<VMGroupPlan.HourRange> {
    fileprivate static var hours: Self {
        text("hours such as \"20-6\"", show: text(of:)) { text, _ throws(Refusal) in
            let hours = text.split(separator: "-", omittingEmptySubsequences: false)
            let numbers = hours.compactMap { $0.count <= 2 && $0.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
            guard hours.count == 2, numbers.count == 2, numbers.allSatisfy({ $0 < 24 }), numbers[0] != numbers[1] else {
                throw Refusal("\(Excerpt.quoted(text)) are not two different hours; write \"20-6\"")
            }
            return VMGroupPlan.HourRange(from: numbers[0], to: numbers[1])
        }
    }

    private static func text(of hours: VMGroupPlan.HourRange) -> String { "\(hours.from)-\(hours.to)" }
}
