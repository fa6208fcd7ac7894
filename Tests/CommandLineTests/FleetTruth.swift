import Exposition

/// What a simulator says is so in a project, to compare metrics with.
struct FleetTruth {
    private let project: String
    private let json: JSON
    /// How many CVEs of each severity the API reports, for VMs that have a report.
    ///
    /// What a VM is vulnerable to and what the service has found out may differ.
    private let vulnerabilities: [String: [String: Int]]

    /// Asks a simulator what is so, which lists reports among the calls that it logs.
    init(of project: String, in cloud: CloudControl) async throws {
        self.project = project
        json = try await cloud.truth(of: project)
        var found: [String: [String: Int]] = [:]
        for zone in Set(json["vms"].list.map(\.["zone"].text)) {
            let path = "/v1/projects/\(project)/locations/\(zone)/instances/-/vulnerabilityReports"
            for report in try await cloud.list(path, "vulnerabilityReports") {
                let details = report["vulnerabilities"].list.map(\.["details"])
                let distinct = Set(details.map { [$0["severity"].text, $0["cve"].text] })
                found[report["name"].vmID] = Dictionary(distinct.map { ($0[0], 1) }, uniquingKeysWith: +)
            }
        }
        vulnerabilities = found
    }

    /// The ids of the VMs that there are.
    var machines: Set<String> { Set(json["vms"].list.map(\.["id"].text)) }

    /// The policies that hold for VMs, whatever their state.
    var policies: Set<String> {
        Set(
            json["vms"].list.flatMap { vm in
                vm["policies"].list.map { "\(vm["name"].text) \($0["assignment"].text)/\($0["policy"].text)" }
            }
        )
    }

    /// What the metrics say otherwise, in words; empty when they agree.
    func disagreements(with samples: Samples) -> [String] {
        let vms = json["vms"].list
        var words = Set(vms.map(\.["name"].text)).difference(to: samples.find("vm_info", ["project": project]).names)
        for vm in vms { words += differences(of: vm, in: samples) }
        for job in json["patchJobs"].list { words += differences(ofJob: job, in: samples) }
        return words
    }

    private func differences(of vm: JSON, in samples: Samples) -> [String] {
        let labels = ["project": project, "vm": vm["name"].text, "zone": vm["zone"].text]
        func find(_ family: String) -> [ParsedSample] { samples.find(family, labels) }
        let software = vm["software"]
        var told: [(what: String, is: [String], says: [String])] = []
        told.append(("id", [vm["id"].text], find("vm_info").map { $0["vm_id"] ?? "" }))
        told.append(("status", [vm["status"].text], find("vm_info").map { $0["power_state"] ?? "" }))
        told.append(
            (
                "agent version", [software["agentVersion"].text], find("vm_info").map { $0["agent_version"] ?? "" }
            )
        )
        if software.isThere {
            told.append(("packages", [software["installed"].text], find("vm_packages").map(\.value.whole)))
            told.append(("updates", [software["updates"].text], [find("vm_package_updates").sum.whole]))
        } else {
            for family in ["vm_packages", "vm_package_updates", "vm_inventory_update_timestamp_seconds"] {
                told.append((family, [], find(family).map(\.value.whole)))
            }
        }
        let reported = vulnerabilities[vm["id"].text]
        told.append(("vulnerabilities", reported?.lines ?? [], find("vm_vulnerabilities").bySeverity.lines))
        told.append(("reports", [String(reported != nil)], [String(!find("vm_vulnerabilities").isEmpty)]))
        let patch = vm["lastPatch"]
        told.append(
            ("patch", patch.isThere ? [patch["state"].text] : [], find("vm_patch_state").map { $0["state"] ?? "" })
        )
        told.append(
            (
                "policies",
                vm["policies"].list.map { "\($0["assignment"].text)/\($0["policy"].text) \($0["state"].text)" }
                    .sorted(),
                find("vm_policy_compliance")
                    .map { "\($0["assignment"] ?? "")/\($0["policy"] ?? "") \($0["state"] ?? "")" }.sorted()
            )
        )
        return told.filter { $0.is != $0.says }
            .map { "\(vm["name"].text): \($0.what) is \($0.is), metrics say \($0.says)" }
    }

    /// Jobs that ended long ago are not shown, but those that are have to be right.
    private func differences(ofJob job: JSON, in samples: Samples) -> [String] {
        let labels = ["project": project, "patch_job": job["id"].text]
        guard let shown = samples.find("patch_job_state", labels).first else { return [] }
        var words: [String] = []
        if shown["state"] != job["state"].text {
            words.append("job \(job["displayName"].text) is \(job["state"].text), not \(shown["state"] ?? "")")
        }
        for sample in samples.find("patch_job_vms", labels) {
            let count = job["counts"][sample["state"] ?? ""]
            guard sample.value.whole != (count.isThere ? count.text : "0") else { continue }
            words.append("job \(job["displayName"].text): \(sample["state"] ?? "") \(count.text), not \(sample.value)")
        }
        return words
    }
}

extension [ParsedSample] {
    fileprivate var names: Set<String> { Set(compactMap { $0["vm"] }) }
    fileprivate var sum: Double { reduce(0) { $0 + $1.value } }
    fileprivate var bySeverity: [String: Int] {
        Dictionary(map { ($0["severity"] ?? "", Int($0.value)) }, uniquingKeysWith: +).filter { $0.value > 0 }
    }
}

extension [String: Int] {
    fileprivate var lines: [String] { map { "\($0.value) \($0.key)" }.sorted() }
}

extension JSON {
    /// The VM's id in a name that ends with `instances/{id}/{what}`.
    fileprivate var vmID: String { text.split(separator: "/").dropLast().last.map { String($0) } ?? "" }
}

extension Set<String> {
    fileprivate func difference(to shown: Set<String>) -> [String] {
        subtracting(shown).sorted().map { "\($0) is missing" }
            + shown.subtracting(self).sorted().map { "\($0) is not there" }
    }
}

extension Double {
    fileprivate var whole: String { Int(exactly: self).map { String($0) } ?? String(self) }
}
