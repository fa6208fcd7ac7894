import Fleet

/// The waivers that may concern a project, filed by what they are about, so that a VM with failures need not ask each
/// of them.
struct ProjectWaivers: Sendable {
    private let waivers: [Waiver]
    private var isEmpty = true
    // The places in `waivers`; each waiver is filed under the narrowest of its scopes.
    private var byName: [InstanceName: [Int]] = [:]
    private var byLabel: [Label: [Int]] = [:]
    private var byZone: [ZoneName: [Int]] = [:]
    private var others: [Int] = []

    private struct Label: Hashable {
        let key: String
        let value: String
    }

    /// Picks those of a project.
    init(_ waivers: [Waiver], of project: ProjectID) {
        self.waivers = waivers
        for (place, waiver) in waivers.enumerated() where waiver.projects.isEmpty || waiver.projects.contains(project) {
            isEmpty = false
            if !waiver.vms.isEmpty {
                for name in waiver.vms { byName[name, default: []].append(place) }
            } else if let label = waiver.labels.min(by: { $0.key < $1.key }) {
                byLabel[Label(key: label.key, value: label.value), default: []].append(place)
            } else if !waiver.zones.isEmpty {
                for zone in waiver.zones { byZone[zone, default: []].append(place) }
            } else {
                others.append(place)
            }
        }
    }

    /// A failure as it stands by the waivers, of which those that name the VM come first.
    func applied(to answer: CheckAnswer, of check: String, on vm: VM, at now: Timestamp) -> CheckAnswer {
        guard !isEmpty, answer.outcome.verdict == .fail else { return answer }
        let places = places(for: vm)
        guard !places.isEmpty else { return answer }
        return places.map { waivers[$0] }.applied(to: answer, of: check, on: vm, at: now)
    }

    /// The places of those that may be about a VM: first those that name it, then the others, in their order.
    func places(for vm: VM) -> [Int] {
        let named = byName.isEmpty ? [] : byName[vm.name] ?? []
        var unnamed = others
        if !byZone.isEmpty { unnamed += byZone[vm.zone] ?? [] }
        if !byLabel.isEmpty, let labels = vm.instance?.value.labels {
            for label in labels { unnamed += byLabel[Label(key: label.key, value: label.value)] ?? [] }
        }
        guard !unnamed.isEmpty else { return named }
        unnamed.sort()
        return named + unnamed
    }
}
