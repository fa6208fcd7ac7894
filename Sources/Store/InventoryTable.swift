import Fleet
import GRDB

/// Writes `inventories`: what each VM's agent reported last, with the software of its last full report.
///
/// The keys and times of items are not kept: the keys are opaque, and the times are those of the full report.
struct InventoryTable {
    let database: Database

    /// The row of a VM; `nil` when it has none.
    func row(of vm: InstanceID) throws -> InventoryRow? {
        let find = try database.cachedStatement(sql: "SELECT \(InventoryRow.columns) FROM inventories WHERE vm = ?")
        return try Row.fetchOne(find, arguments: [vm.column]).map(InventoryRow.init)
    }

    /// Writes a row that has changed in place of the VM's former one.
    func write(_ row: InventoryRow, isNew: Bool) throws {
        let statement =
            isNew
            ? """
            INSERT INTO inventories (project, zone, update_time, observed_at, has_os, hostname, long_name, short_name,
                version, architecture, kernel_version, kernel_release, agent_version, package_set, packages_time,
                packages_observed_at, vm)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
            : """
            UPDATE inventories SET project = ?, zone = ?, update_time = ?, observed_at = ?, has_os = ?, hostname = ?,
                long_name = ?, short_name = ?, version = ?, architecture = ?, kernel_version = ?, kernel_release = ?,
                agent_version = ?, package_set = ?, packages_time = ?, packages_observed_at = ?
            WHERE vm = ?
            """
        try database.cachedStatement(sql: statement).execute(arguments: row.arguments)
    }
}

/// A row of `inventories`.
struct InventoryRow: Hashable {
    /// A full report's software and its times.
    struct Software: Hashable {
        var set: Int64
        var time: Timestamp?
        var observedAt: Timestamp
    }

    let vm: InstanceID
    var project: String
    var zone: String
    var updateTime: Timestamp?
    var observedAt: Timestamp
    var osInfo: OSInfo?
    var software: Software?

    static let columns = """
        vm, project, zone, update_time, observed_at, has_os, hostname, long_name, short_name, version, architecture, \
        kernel_version, kernel_release, agent_version, package_set, packages_time, packages_observed_at
        """

    /// What an inventory tells; `software` is that of a full one.
    init(_ inventory: Inventory, software: Software?, observedAt: Timestamp) {
        vm = inventory.instance
        project = inventory.project.description.withoutNUL
        zone = inventory.zone.text.withoutNUL
        updateTime = inventory.updateTime
        self.observedAt = observedAt
        osInfo = inventory.osInfo?.withoutNUL
        self.software = software
    }

    /// Reads the columns of ``columns``.
    init(_ row: Row) {
        vm = InstanceID(column: row[0])
        project = row[1]
        zone = row[2]
        updateTime = (row[3] as Int64?).map(Timestamp.init(microseconds:))
        observedAt = Timestamp(microseconds: row[4])
        if row[5] {
            var info = OSInfo()
            info.hostname = row[6]
            info.longName = row[7]
            info.shortName = row[8]
            info.version = row[9]
            info.architecture = row[10]
            info.kernelVersion = row[11]
            info.kernelRelease = row[12]
            info.agentVersion = row[13]
            osInfo = info
        }
        if let set = row[14] as Int64? {
            software = Software(
                set: set,
                time: (row[15] as Int64?).map(Timestamp.init(microseconds:)),
                observedAt: Timestamp(microseconds: row[16])
            )
        }
    }

    /// The row that remains of this one and a former one: the newer report, and the software of the newer full report.
    func merged(with former: InventoryRow) -> InventoryRow {
        var merged = former.isOlder(than: self) ? self : former
        merged.software =
            switch (software, former.software) {
            case (let own?, let other?): other.isOlder(than: own) ? own : other
            case (let own, let other): own ?? other
            }
        return merged
    }

    private func isOlder(than other: InventoryRow) -> Bool {
        let times = (observedAt, updateTime ?? .distantPast)
        let otherTimes = (other.observedAt, other.updateTime ?? .distantPast)
        guard times == otherTimes else { return times < otherTimes }
        return texts.lexicographicallyPrecedes(other.texts)
    }

    // They only decide between two reports of one moment, so that the order of arrival never matters.
    private var texts: [String] {
        let info = osInfo ?? OSInfo()
        return [
            osInfo == nil ? "" : "known", info.shortName, info.version, info.longName, info.architecture, info.hostname,
            info.kernelVersion, info.kernelRelease, info.agentVersion, project, zone,
        ]
    }

    fileprivate var arguments: StatementArguments {
        let info = osInfo ?? OSInfo()
        return [
            project, zone, updateTime?.microseconds, observedAt.microseconds, osInfo != nil, info.hostname,
            info.longName, info.shortName, info.version, info.architecture, info.kernelVersion, info.kernelRelease,
            info.agentVersion, software?.set, software?.time?.microseconds, software?.observedAt.microseconds,
            vm.column,
        ]
    }
}

extension InventoryRow.Software {
    fileprivate func isOlder(than other: InventoryRow.Software) -> Bool {
        (observedAt, time ?? .distantPast, set) < (other.observedAt, other.time ?? .distantPast, other.set)
    }
}

extension OSInfo {
    fileprivate var withoutNUL: OSInfo {
        var info = self
        for field in [
            \OSInfo.hostname, \.longName, \.shortName, \.version, \.architecture, \.kernelVersion, \.kernelRelease,
            \.agentVersion,
        ] {
            info[keyPath: field] = info[keyPath: field].withoutNUL
        }
        return info
    }
}
