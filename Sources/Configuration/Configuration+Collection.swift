import StrictYAML

extension Configuration {
    /// What is collected, and how often.
    package struct Collection: Sendable, Equatable {
        /// Folders whose files are taken in while serving; empty by default.
        package let files: [String]

        /// After how long packages are read anew although no patch job ended; 6 hours by default.
        package let fullInventories: Duration

        private let intervals: [Source: Duration]

        /// The time from one reading of a source to the next; nil if the source is off.
        package func interval(of source: Source) -> Duration? {
            let interval = intervals[source] ?? source.standardInterval
            return interval > .zero ? interval : nil
        }

        /// The sources that are on, in the order of the reference.
        package var enabledSources: [Source] {
            Source.allCases.filter { interval(of: $0) != nil }
        }

        init(reading section: MappingReader) {
            files = section.value(
                "files",
                .list(of: .path(toFile: false), named: "a list of folders"),
                default: [],
                "Folders whose files are taken in while serving: API answers, gcloud output, agent logs."
            )
            fullInventories = section.value(
                "full_inventories",
                .duration(),
                default: .seconds(21_600),
                "After how long packages are read anew although no patch job ended; in between, only signs of life are."
            )
            intervals = section.section("intervals", "How often each source is read; 0 turns it off.") { intervals in
                var values: [Source: Duration] = [:]
                for source in Source.allCases {
                    values[source] = intervals.value(
                        source.rawValue,
                        .duration(),
                        default: source.standardInterval,
                        source.meaning
                    )
                }
                return values
            }
        }
    }
}

extension Configuration.Collection {
    /// Something that is read from Google on a schedule; the raw value is the key and the label `source`.
    package enum Source: String, Sendable, CaseIterable {
        case instances
        case projectMetadata = "project_metadata"
        case inventories
        case patchJobs = "patch_jobs"
        case patchDeployments = "patch_deployments"
        case policyAssignments = "policy_assignments"
        case policyReports = "policy_reports"
        case vulnerabilityReports = "vulnerability_reports"
        case featureSettings = "feature_settings"
        case subnetworks
        case routers
        case billingInfo = "billing_info"
        case zones
        case projectList = "project_list"

        /// The interval unless configured.
        ///
        /// Running patch jobs change by the minute, agents report every 10 minutes, the rest changes by hand.
        var standardInterval: Duration {
            switch self {
            case .patchJobs: .seconds(60)
            case .instances, .projectMetadata: .seconds(300)
            case .inventories, .patchDeployments, .policyAssignments, .policyReports: .seconds(600)
            case .vulnerabilityReports: .seconds(1_800)
            case .featureSettings, .subnetworks, .routers: .seconds(3_600)
            case .projectList: .seconds(3_600)
            case .billingInfo, .zones: .seconds(21_600)
            }
        }

        var meaning: String {
            switch self {
            case .instances: "VMs, their power state and metadata."
            case .projectMetadata: "Project-wide metadata, which VMs inherit."
            case .inventories: "What the agents reported about each system: the sign of life."
            case .patchJobs: "Patch jobs and their result on every VM."
            case .patchDeployments: "Scheduled patching."
            case .policyAssignments: "OS policy assignments and their rollout."
            case .policyReports: "Compliance of each VM with its OS policies."
            case .vulnerabilityReports: "Known vulnerabilities of each VM."
            case .featureSettings: "Full or limited mode of VM Manager, which decides the price."
            case .subnetworks: "Private Google Access, for VMs without an external address."
            case .routers: "Cloud NAT, for VMs without an external address."
            case .billingInfo: "The billing account of each project."
            case .zones: "All zones, since those without VMs may hold OS policy assignments."
            case .projectList: "The projects in the folders and organizations of `discovery`."
            }
        }
    }
}
