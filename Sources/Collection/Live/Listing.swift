import Fleet
import GoogleCloud

/// A list of an API, or the one thing that a call gives, which a source is read from.
struct Listing: Sendable {
    let source: Source
    let project: ProjectID
    /// The zone, for lists of zones.
    var zone: ZoneName?
    /// The job that instance details belong to.
    var patchJob: PatchJobID?
    let target: APITarget
    /// Whether what is missing at the end does not exist.
    var isWhole = true
    /// Whether inventories come with their packages.
    var isFull = false

    /// How much of an inventory is asked for.
    enum InventoryView: Sendable {
        /// Only the sign of life.
        case basic
        /// Packages and updates too.
        case full
    }

    static func instances(of project: ProjectID) -> Listing {
        Listing(
            source: .instances,
            project: project,
            target: APITarget(
                .compute,
                "projects/\(project)/aggregated/instances",
                query: [HTTPParameter("maxResults", "500"), HTTPParameter("returnPartialSuccess", "true")],
                project: project.text,
                quota: .none
            )
        )
    }

    static func projectMetadata(of project: ProjectID) -> Listing {
        compute(.projectMetadata, "projects/\(project)", of: project)
    }

    static func subnetworks(of project: ProjectID) -> Listing {
        compute(.subnetworks, "projects/\(project)/aggregated/subnetworks", of: project)
    }

    static func routers(of project: ProjectID) -> Listing {
        compute(.routers, "projects/\(project)/aggregated/routers", of: project)
    }

    static func zones(of project: ProjectID) -> Listing {
        compute(.zones, "projects/\(project)/zones", of: project)
    }

    static func billingInfo(of project: ProjectID) -> Listing {
        Listing(
            source: .billingInfo,
            project: project,
            target: APITarget(.billing, "v1/projects/\(project)/billingInfo", project: project.text, quota: .none)
        )
    }

    /// The projects right below a folder or an organization; `collection` is `projects` or `folders`.
    static func children(_ collection: String, of parent: String, below root: ProjectID) -> Listing {
        Listing(
            source: .projectList,
            project: root,
            target: APITarget(
                .resourceManager,
                "v3/\(collection)",
                query: [HTTPParameter("parent", parent), HTTPParameter("pageSize", "300")],
                project: root.text,
                quota: .none
            )
        )
    }

    static func patchJobs(of project: ProjectID) -> Listing {
        global(.patchJobs, "v1/projects/\(project)/patchJobs", of: project, pageSize: 100, priority: .high)
    }

    static func details(of job: PatchJobID, in project: ProjectID) -> Listing {
        let path = "v1/projects/\(project)/patchJobs/\(job)/instanceDetails"
        var listing = global(.patchJobs, path, of: project, pageSize: 100, priority: .high)
        listing.patchJob = job
        return listing
    }

    static func patchDeployments(of project: ProjectID) -> Listing {
        global(.patchDeployments, "v1/projects/\(project)/patchDeployments", of: project, pageSize: 100)
    }

    static func featureSettings(of project: ProjectID) -> Listing {
        global(.featureSettings, "v1/projects/\(project)/locations/global/projectFeatureSettings", of: project)
    }

    static func inventories(of project: ProjectID, zone: ZoneName, view: InventoryView) -> Listing {
        // Few VMs fill a page with their packages; gcloud asks for 25.
        let query =
            view == .full
            ? [HTTPParameter("view", "FULL"), HTTPParameter("pageSize", "25")] : [HTTPParameter("pageSize", "100")]
        var listing = zonal(.inventories, "instances/-/inventories", of: project, zone: zone, query: query)
        listing.isFull = view == .full
        return listing
    }

    static func vulnerabilityReports(of project: ProjectID, zone: ZoneName) -> Listing {
        let query = [HTTPParameter("pageSize", "25")]
        return zonal(.vulnerabilityReports, "instances/-/vulnerabilityReports", of: project, zone: zone, query: query)
    }

    static func policyAssignments(of project: ProjectID, zone: ZoneName) -> Listing {
        zonal(.policyAssignments, "osPolicyAssignments", of: project, zone: zone, query: [])
    }

    static func policyReports(of project: ProjectID, zone: ZoneName) -> Listing {
        let path = "instances/-/osPolicyAssignments/-/reports"
        return zonal(.policyReports, path, of: project, zone: zone, query: [HTTPParameter("pageSize", "100")])
    }

    private static func compute(_ source: Source, _ path: String, of project: ProjectID) -> Listing {
        Listing(
            source: source,
            project: project,
            target: APITarget(.compute, path, project: project.text, quota: .none)
        )
    }

    private static func global(
        _ source: Source,
        _ path: String,
        of project: ProjectID,
        pageSize: Int? = nil,
        priority: QuotaPriority = .normal
    ) -> Listing {
        Listing(
            source: source,
            project: project,
            target: APITarget(
                .osConfig,
                path,
                query: pageSize.map { [HTTPParameter("pageSize", String($0))] } ?? [],
                project: project.text,
                quota: .global,
                priority: priority
            )
        )
    }

    private static func zonal(
        _ source: Source,
        _ path: String,
        of project: ProjectID,
        zone: ZoneName,
        query: [HTTPParameter]
    ) -> Listing {
        Listing(
            source: source,
            project: project,
            zone: zone,
            target: APITarget(
                .osConfig,
                "v1/projects/\(project)/locations/\(zone)/\(path)",
                query: query,
                project: project.text,
                quota: .zonal(region: zone.region)
            )
        )
    }
}

extension ZoneName {
    /// The region that the zone lies in: its name without the last part.
    fileprivate var region: String { text.lastIndex(of: "-").map { String(text[..<$0]) } ?? text }
}
