import Fleet

/// A fleet of two projects that is read from APIs, with every kind of standing that a source may have.
enum TroubledFleet {
    static let now = DemoFleet.now
    /// Every word of `vmmanager_source_errors_total`.
    static let reasons = [
        "api_disabled", "bad_response", "billing_disabled", "canceled", "credentials", "denied", "invalid_argument",
        "network", "not_found", "perimeter", "proxy", "quota", "quota_project_denied", "quota_project_missing",
        "scope_insufficient", "server_error", "timeout", "tls", "too_large", "unauthenticated", "unexpected_status",
        "unreachable",
    ]

    static func read(
        _ source: Source,
        zone: String? = nil,
        minutes: Int64? = nil,
        failure: String? = nil
    ) -> SourceRead {
        var read = SourceRead(source: source, zone: zone.map { ZoneName($0) })
        read.lastSuccess = minutes.map { now - .seconds($0 * 60) }
        read.failure = failure
        read.duration = .seconds(2)
        return read
    }

    /// A project with these reads and one VM in each of these zones.
    static func project(
        _ id: String,
        zones: [String] = ["us-central1-a", "us-central1-b"],
        reads: [SourceRead]
    ) -> ProjectFleet {
        var project = ProjectFleet(id: ProjectID(id))
        project.vms = zones.enumerated().map { index, zone in
            DemoFleet.vm(index, project: id, zone: zone, name: "web-\(index)", readsPolicies: false)
        }
        project.reads = reads
        return project
    }

    static var snapshot: FleetSnapshot {
        let well: [SourceRead] = [
            read(.instances, minutes: 1), read(.projectMetadata, minutes: 14), read(.patchJobs, minutes: 0),
            read(.inventories, zone: "us-central1-a", minutes: 4),
            read(.inventories, zone: "us-central1-b", minutes: 6),
        ]
        let troubled = [
            read(.instances, minutes: 50, failure: "quota"),
            read(.projectMetadata, minutes: 3),
            read(.inventories, zone: "us-central1-a", minutes: 4),
            read(.inventories, zone: "us-central1-b", minutes: 95, failure: "timeout"),
            read(.policyReports, zone: "us-central1-a", failure: "denied"),
            read(.policyReports, zone: "us-central1-b", failure: "denied"),
            read(.policyAssignments, zone: "us-central1-a", minutes: 3_000, failure: "denied"),
            read(.vulnerabilityReports, zone: "us-central1-a", minutes: 20),
            read(.vulnerabilityReports, zone: "us-central1-b", failure: "unreachable"),
            read(.featureSettings),
            read(.patchJobs, failure: "api_disabled"),
        ]
        return FleetSnapshot(
            at: now,
            projects: [project("acme-prod", reads: well), project("acme-stage", reads: troubled)]
        )
    }
}
