import Assessment
import ExporterConfiguration
import Fleet
import StrictYAML

extension [Waiver] {
    /// Reads a file of waivers; throws everything that is wrong with it at once.
    init(file path: String, checks: [Check] = CheckRegistry.all) throws(ReadingErrors) {
        let vocabulary = WaiverFile.Vocabulary(checks: checks.map(\.id)) { text in
            Timestamp(rfc3339: text)?.microseconds
        }
        // Its folder would only make the place long, and every waiver is of the one file.
        let name = path.split(separator: "/").last.map(String.init) ?? path
        self = try WaiverFile.load(path: path, knowing: vocabulary).entries.map { Waiver($0, file: name) }
    }
}

extension Waiver {
    fileprivate init(_ entry: WaiverFile.Entry, file: String) {
        self.init(
            place: "\(file):\(entry.line)",
            checks: Set(entry.checks),
            projects: Set(entry.projects.map { ProjectID($0) }),
            zones: Set(entry.zones.map { ZoneName($0) }),
            vms: Set(entry.vms.map { InstanceName($0) }),
            labels: entry.labels,
            reason: entry.reason,
            owner: entry.owner,
            expiry: Timestamp(microseconds: entry.expiry)
        )
    }
}
