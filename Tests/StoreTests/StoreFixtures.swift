import Collection
import Fleet
import Foundation
import Store

/// A folder of a test's own that goes away with it.
final class Scratch: Sendable {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        folder = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var path: String { folder + "/fleet.sqlite" }

    /// What lies in the folder, by name.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}

extension Timestamp {
    /// So many minutes after the day on which the tests play.
    static func minute(_ minutes: Int64) -> Timestamp {
        Timestamp(seconds: 1_780_000_000 + 60 * minutes)
    }
}

/// Facts with little text, for tests that care for one of their fields.
enum Sample {
    static let acme = ProjectReference.id(ProjectID("acme"))
    static let number = ProjectReference.number(ProjectNumber(42))
    static let zone = ZoneName("us-a")

    static func instance(
        _ id: UInt64,
        name: String? = nil,
        state: PowerState = .running,
        started: Timestamp? = nil,
        at moment: Timestamp
    ) -> Fact {
        var instance = Instance(
            project: acme,
            zone: zone,
            name: InstanceName(name ?? "vm-\(id)"),
            id: InstanceID(id)
        )
        instance.powerState = .known(state)
        instance.lastStartTime = started
        instance.metadata = ["enable-osconfig": "true", "created-by": "x"]
        return Fact(.instance(instance), sourceTime: nil, observedAt: moment)
    }

    static func inventory(
        _ vm: UInt64,
        of project: ProjectReference = number,
        items: [InventoryItem]? = nil,
        os: String = "debian",
        at moment: Timestamp
    ) -> Fact {
        var inventory = Inventory(project: project, zone: zone, instance: InstanceID(vm))
        var info = OSInfo()
        info.shortName = os
        inventory.osInfo = info
        inventory.updateTime = moment
        inventory.items = items
        return Fact(.inventory(inventory), sourceTime: moment, observedAt: moment)
    }

    static func job(
        _ id: String,
        of project: ProjectReference = number,
        state: PatchJob.State = .patching,
        created: Timestamp,
        isDryRun: Bool = false,
        at moment: Timestamp? = nil
    ) -> Fact {
        var job = PatchJob(project: project, id: PatchJobID(id))
        job.createTime = created
        job.state = .known(state)
        job.isDryRun = isDryRun
        job.duration = .seconds(3_600)
        job.instanceCounts = [.failed: 1, .succeeded: 2, .pending: 3]
        return Fact(.patchJob(job), sourceTime: created, observedAt: moment ?? created)
    }

    static func details(
        _ vm: UInt64,
        in job: String,
        _ state: String,
        of project: ProjectReference = acme,
        reason: String = "",
        at moment: Timestamp
    ) -> Fact {
        var details = PatchJobInstanceDetails(project: project, zone: zone, instance: InstanceID(vm))
        details.instanceName = InstanceName("vm-\(vm)")
        details.state = Open(state)
        details.failureReason = reason
        return Fact(
            .patchJobInstanceDetails(details),
            sourceTime: nil,
            observedAt: moment,
            patchJob: PatchJobID(job)
        )
    }

    static func policyReport(
        _ vm: UInt64,
        of project: ProjectReference = number,
        state: ComplianceState = .compliant,
        at moment: Timestamp
    ) -> Fact {
        var report = OSPolicyAssignmentReport(
            project: project,
            zone: zone,
            instance: InstanceID(vm),
            assignment: PolicyAssignmentID("base"),
            revision: RevisionID("r1")
        )
        report.instanceName = InstanceName("vm-\(vm)")
        report.updateTime = moment
        var policy = PolicyCompliance()
        policy.policy = PolicyID("p")
        policy.state = .known(state)
        report.policies = [policy]
        return Fact(.policyReport(report), sourceTime: moment, observedAt: moment)
    }

    static func vulnerabilities(_ vm: UInt64, of project: ProjectReference = number, at moment: Timestamp) -> Fact {
        var report = VulnerabilityReport(project: project, zone: zone, instance: InstanceID(vm))
        report.updateTime = moment
        var vulnerability = Vulnerability()
        vulnerability.cve = "CVE-2026-1"
        report.vulnerabilities = [vulnerability]
        return Fact(.vulnerabilityReport(report), sourceTime: moment, observedAt: moment)
    }

    static func item(_ package: SoftwarePackage, _ presence: InventoryItem.Presence = .installed) -> InventoryItem {
        var item = InventoryItem()
        item.id = "\(package.displayName)-\(presence.rawValue)"
        item.presence = .known(presence)
        item.package = package
        return item
    }

    static func apt(_ name: String, _ version: String = "1") -> SoftwarePackage {
        .apt(versioned(name, version))
    }

    static func versioned(_ name: String, _ version: String = "1") -> VersionedPackage {
        var package = VersionedPackage()
        package.name = name
        package.architecture = "x86_64"
        package.version = version
        return package
    }

    static func read(
        _ source: Source,
        zone: ZoneName? = nil,
        success: Timestamp?,
        failure: String? = nil
    ) -> SourceRead {
        var read = SourceRead(source: source, zone: zone)
        read.lastSuccess = success
        read.lastListing = source == .instances ? success : nil
        read.failure = failure
        return read
    }
}

extension SQLiteFactStore {
    /// Puts facts in one transaction.
    func put(_ facts: [Fact]) throws {
        try write { writer in
            for fact in facts { try writer.put(fact) }
        }
    }

    func put(_ facts: Fact...) throws {
        try put(facts)
    }

    /// Everything as of a late moment, with all history.
    func everything(at moment: Timestamp = .minute(1_000_000)) throws -> FleetSnapshot {
        try snapshot(at: moment, historySince: .distantPast)
    }
}

extension FleetSnapshot {
    func vm(_ id: UInt64) -> VM? {
        projects.lazy.flatMap(\.vms).first { $0.id == InstanceID(id) }
    }

    func project(_ id: String) -> ProjectFleet? {
        projects.first { $0.id == ProjectID(id) }
    }
}

extension SQLiteFactStore {
    /// Says that all instances of `acme` were listed.
    func listInstances() throws {
        try write { try $0.record(Sample.read(.instances, success: .minute(0)), of: Sample.acme) }
    }
}
