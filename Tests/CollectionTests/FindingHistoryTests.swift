import Assessment
import Collection
import Fleet
import Testing

@Suite struct FindingHistoryTests {
    static let noon = Timestamp(seconds: 1_795_435_200)

    @Test func `only what differs from what is remembered is added`() throws {
        var project = ProjectFleet(id: "acme")
        var vm = VM(project: "acme", zone: "z-a", name: "vm", id: InstanceID(1))
        var instance = Instance(project: .id("acme"), zone: "z-a", name: "vm", id: InstanceID(1))
        instance.powerState = .known(.running)
        instance.metadata = ["enable-osconfig": "TRUE"]
        vm.instance = Observed(instance, at: Self.noon)
        project.vms = [vm]
        project.reads = [Source.instances, .inventories].map { source in
            var read = SourceRead(source: source)
            read.lastSuccess = Self.noon
            return read
        }
        let first = changes(project)
        #expect(first["agent_alive"] == "fail")
        #expect(first["agent_enabled"] == "on")
        #expect(first["os_supported"] == "unknown")
        #expect(first["windows_updates"] == nil, "what does not apply is not remembered as a finding")
        let applicable = try #require(first[""]).split(separator: " ")
        #expect(applicable.contains("os_supported"))
        #expect(!applicable.contains("windows_updates"))

        for (subject, value) in first {
            let kind: HistoryKind = subject == "agent_enabled" ? .agentEnabled : .finding
            let key = HistoryKey(kind: kind, subject: kind == .finding ? subject : "")
            let interval = HistoryInterval(value: value, since: Self.noon, seenUntil: Self.noon)
            project.vms[0].history[key] = Timeline([interval])
        }
        #expect(changes(project).isEmpty)

        project.vms[0].inventory = VMInventory()
        project.vms[0].inventory?.updateTime = Self.noon
        #expect(changes(project)["agent_alive"] == "pass", "a finding that heals is closed")
    }

    @Test func `a VM that is stopped keeps its findings, and what applies to it is noted`() throws {
        var project = ProjectFleet(id: "acme")
        var vm = VM(project: "acme", zone: "z-a", name: "vm", id: InstanceID(1))
        var instance = Instance(project: .id("acme"), zone: "z-a", name: "vm", id: InstanceID(1))
        instance.powerState = .known(.terminated)
        vm.instance = Observed(instance, at: Self.noon)
        let since = Self.noon - .seconds(3_600)
        vm.history[HistoryKey(kind: .finding, subject: "agent_alive")] = Timeline([
            HistoryInterval(value: "fail", since: since, seenUntil: since)
        ])
        project.vms = [vm]
        let changes = changes(project)
        #expect(changes["agent_alive"] == nil)
        #expect(try #require(changes[""]).split(separator: " ").contains("agent_alive") == false)
    }

    @Test func `VMs of which everything was added before are not looked at again`() {
        func fleet(_ vms: [VM]) -> FleetSnapshot {
            var project = ProjectFleet(id: "acme")
            project.vms = vms
            return FleetSnapshot(at: Self.noon, projects: [project])
        }
        func vm(_ id: UInt64) -> VM {
            VM(project: "acme", zone: "z-a", name: InstanceName("vm-\(id)"), id: InstanceID(id))
        }
        let first = fleet([vm(1), vm(2)])
        let assessment = Assessment(of: first, settings: AssessmentSettings())
        let all = FindingHistory.sightings(of: first, assessed: assessment)
        #expect(Set(all.map(\.vm.value)) == [1, 2])
        #expect(FindingHistory.sightings(of: first, assessed: assessment, since: (first, assessment)).isEmpty)

        let second = fleet([first.projects[0].vms[0], vm(2), vm(3)])
        let later = FindingHistory.sightings(
            of: second,
            assessed: Assessment(of: second, since: assessment),
            since: (first, assessment)
        )
        #expect(Set(later.map(\.vm.value)) == [2, 3])
    }

    private func changes(_ project: ProjectFleet) -> [String: String] {
        let fleet = FleetSnapshot(at: Self.noon, projects: [project])
        let assessment = Assessment(of: fleet, settings: AssessmentSettings())
        let sightings = FindingHistory.sightings(of: fleet, assessed: assessment)
        return Dictionary(
            uniqueKeysWithValues: sightings.map {
                ($0.key.kind == .finding ? $0.key.subject : $0.key.kind.rawValue, $0.interval.value)
            }
        )
    }
}
