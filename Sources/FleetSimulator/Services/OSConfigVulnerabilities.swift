import Fleet

extension GoogleAPI {
    private static let instancePath = "/v1/projects/{project}/locations/{zone}/instances/{instance}"

    /// What the service found out about the packages of VMs.
    static let osConfigVulnerabilities: [APIMethod] = [
        APIMethod(
            "vulnerabilityReports.list",
            .osConfig,
            "GET",
            instancePath + "/vulnerabilityReports",
            permission: "osconfig.vulnerabilityReports.list",
            quota: .zonalRead
        ) { call throws(APIError) in try call.vulnerabilityReports() },
        APIMethod(
            "vulnerabilityReports.get",
            .osConfig,
            "GET",
            instancePath + "/vulnerabilityReport",
            permission: "osconfig.vulnerabilityReports.get",
            quota: .zonalRead
        ) { call throws(APIError) in try call.vulnerabilityReport() },
    ]
}

extension JSONValue {
    /// A `VulnerabilityReport` of a scan.
    static func vulnerabilityReport(
        of machine: Machine,
        in project: SimulatedProject,
        vulnerabilities: [FoundVulnerability],
        updateTime: Timestamp
    ) -> JSONValue {
        [
            "name": .text(project.locationName(of: machine) + "/vulnerabilityReport"),
            "vulnerabilities": .nonEmpty(
                vulnerabilities.map { vulnerability in
                    .vulnerability(
                        vulnerability,
                        of: machine.system,
                        createTime: vulnerability.found(on: machine, by: updateTime),
                        updateTime: updateTime
                    )
                }
            ),
            "updateTime": .text(updateTime.rfc3339),
        ]
    }

    private static func vulnerability(
        _ vulnerability: FoundVulnerability,
        of system: OperatingSystem,
        createTime: Timestamp,
        updateTime: Timestamp
    ) -> JSONValue {
        let available = vulnerability.availableItem
        return [
            "details": vulnerability.details,
            "installedInventoryItemIds": [.text(vulnerability.installedItem)],
            "availableInventoryItemIds": .strings([available].compactMap(\.self)),
            "createTime": .text(createTime.rfc3339),
            "updateTime": .text(updateTime.rfc3339),
            "items": [
                [
                    "installedInventoryItemId": .text(vulnerability.installedItem),
                    "availableInventoryItemId": .optional(available),
                    "fixedCpeUri": .optional(available.map { _ in system.cpe }),
                    "upstreamFix": .optional(available.flatMap { version(ofItem: $0) }),
                ]
            ],
        ]
    }

    /// The version in the id of an item, `{kind}-{package}:{architecture}:{version}`; `nil` for updates of Windows.
    private static func version(ofItem id: String) -> String? {
        let parts = id.split(separator: ":", maxSplits: 2)
        return parts.count == 3 ? String(parts[2]) : nil
    }
}

extension OperatingSystem {
    /// The system in the words of the Common Platform Enumeration (https://nvd.nist.gov/products/cpe).
    fileprivate var cpe: String {
        switch self {
        case .debian12: "cpe:/o:debian:debian_linux:12"
        case .ubuntu2404: "cpe:/o:canonical:ubuntu_linux:24.04"
        case .ubuntu2204: "cpe:/o:canonical:ubuntu_linux:22.04"
        case .rhel9: "cpe:/o:redhat:enterprise_linux:9"
        case .centos7: "cpe:/o:centos:centos:7"
        case .sles15: "cpe:/o:suse:linux_enterprise_server:15"
        case .windows2022: "cpe:/o:microsoft:windows_server_2022"
        case .cos: "cpe:/o:google:container-optimized_os"
        }
    }
}

extension APICall {
    fileprivate func vulnerabilityReports() throws(APIError) -> JSONValue {
        let project = try project()
        let zone = try location()
        try requireAllInstances()
        let filter = try listFilter()
        let page = try page(
            over: moment.machines(in: project, zone: zone),
            defaultSize: OSConfigPageSize.reports,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            let machine = moment.fleet.machines[index]
            guard
                moment.hasReports(machine),
                let report = report(on: machine, in: project, isWritten: filter == nil && fieldMask == nil)
            else { return nil }
            return filter?.matches(report) == false ? nil : report
        }
        return page.list(named: "vulnerabilityReports")
    }

    fileprivate func vulnerabilityReport() throws(APIError) -> JSONValue {
        let (machine, project) = try namedMachine()
        guard let report = report(on: machine, in: project, isWritten: fieldMask == nil) else {
            throw .notFound(project.locationName(of: machine) + "/vulnerabilityReport")
        }
        return report
    }

    /// The report, or `nil` for a VM whose inventory the service does not have; what is written cannot be looked into.
    private func report(on machine: Machine, in project: SimulatedProject, isWritten: Bool) -> JSONValue? {
        guard let scan = moment.vulnerabilityScan(of: machine) else { return nil }
        return .vulnerabilityReport(
            of: machine,
            in: project,
            vulnerabilities: isWritten
                ? ItemCache.shared.vulnerabilities(of: scan.software, enums: enums) : scan.software.vulnerabilities,
            updateTime: scan.at
        )
    }
}
