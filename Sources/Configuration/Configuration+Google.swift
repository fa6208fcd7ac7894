import StrictYAML

extension Configuration {
    /// How Google's APIs are reached.
    package struct Google: Sendable, Equatable {
        /// Who we are to Google; application default credentials unless configured.
        package let credentials: Credentials
        /// Base addresses that replace Google's, for Private Service Connect and tests; each ends in "/".
        package let endpointOverrides: [Service: String]

        /// A PEM file with the certificate authorities to trust in place of the system's; nil trusts the system's.
        package let authoritiesFile: String?
        /// How long one answer may take; 60 s by default.
        package let timeout: Duration
        /// How often a call is tried in all, where another try may help; 5 by default.
        package let attempts: Int
        /// Calls a minute of each caller, as Google grants them; 60 by default.
        package let globalReads: Int
        /// Calls a minute about each project and region, as Google grants them; 100 by default.
        package let zonalReads: Int

        /// The base address of a service, ending in "/": the override, or Google's own.
        package func endpoint(of service: Service) -> String {
            endpointOverrides[service] ?? service.standardEndpoint
        }

        /// Where credentials come from.
        package enum Credentials: Sendable, Equatable {
            /// `adc`: GOOGLE_APPLICATION_CREDENTIALS, gcloud's file, or the metadata server.
            case applicationDefault
            /// `none`: requests without a token, for simulators and proxies that add one.
            case anonymous
            /// `{ file: key.json }`: a credential file of any type that Google's clients take.
            case file(String)
        }

        /// A Google API with an address of its own; the raw value is the key.
        package enum Service: String, Sendable, CaseIterable {
            case osconfig
            case compute
            case serviceusage
            case cloudresourcemanager
            case oauth2
            case sts
            case iamcredentials
            case logging
            case cloudbilling
            case monitoring

            /// Google's own base address, ending in "/".
            package var standardEndpoint: String {
                self == .compute ? "https://compute.googleapis.com/compute/v1/" : "https://\(rawValue).googleapis.com/"
            }

            fileprivate var meaning: String {
                switch self {
                case .osconfig: "VM Manager (OS Config). Paths carry the version."
                case .compute: "Compute Engine, with the version."
                case .serviceusage: "Service Usage: which APIs are on."
                case .cloudresourcemanager: "Resource Manager: projects and their permissions."
                case .oauth2: "Tokens for service accounts and users."
                case .sts: "Tokens for workload identity federation."
                case .iamcredentials: "Impersonation of service accounts."
                case .logging: "Cloud Logging."
                case .cloudbilling: "Cloud Billing: the account of a project."
                case .monitoring: "Cloud Monitoring."
                }
            }
        }

        init(reading section: MappingReader) {
            credentials = section.value(
                "credentials",
                .credentials,
                default: .applicationDefault,
                "`adc` looks where Google's own clients look; `none` sends no token; a file may be of any type "
                    + "that they take."
            )
            authoritiesFile = section.optional(
                "ca_file",
                .path(toFile: true),
                absent: "the system's",
                "A PEM file with the certificate authorities to trust in place of the system's, such as a proxy's own."
            )
            timeout = section.value(
                "timeout",
                .duration(atLeast: .seconds(1)),
                default: .seconds(60),
                "How long one answer may take."
            )
            attempts = section.value(
                "attempts",
                .integer(in: 1...10),
                default: 5,
                "How often a call is tried in all, when Google is busy or the network fails."
            )
            (globalReads, zonalReads) = section.section(
                "quotas",
                "Calls a minute that Google grants; a little less is used."
            ) { quotas in
                (
                    quotas.value(
                        "global_reads",
                        .integer(in: 1...100_000),
                        default: 60,
                        "Of each caller: patch jobs, deployments, feature settings."
                    ),
                    quotas.value(
                        "zonal_reads",
                        .integer(in: 1...100_000),
                        default: 100,
                        "About each project and region: inventories, reports, assignments."
                    )
                )
            }
            endpointOverrides = section.section(
                "endpoints",
                "Base addresses that replace Google's, for Private Service Connect and tests."
            ) { endpoints in
                var overrides: [Service: String] = [:]
                for service in Service.allCases {
                    overrides[service] = endpoints.optional(
                        service.rawValue,
                        .endpoint,
                        absent: service.standardEndpoint,
                        service.meaning
                    )
                }
                return overrides
            }
        }
    }
}

extension ValueKind<String> {
    fileprivate static var endpoint: Self {
        text("an address such as https://host/", show: \.description) { text, _ throws(Refusal) in
            try EndpointAddress.parse(text)
        }
    }
}

extension ValueKind<Configuration.Google.Credentials> {
    fileprivate static var credentials: Self {
        let name = "adc, none or { file: key.json }"
        return Self(
            name: name,
            read: { node, site in
                switch node.content {
                case .scalar("adc", _): return .applicationDefault
                case .scalar("none", _): return .anonymous
                case .mapping(let entries):
                    let form = MappingReader(form: entries, line: node.line, site: site)
                    let advice = "google: { credentials: { file: key.json } }"
                    let path = form.required("file", .path(toFile: true), placeholder: "", advice: advice, "")
                    form.finish()
                    return .file(path)
                case .scalar where node.kind == .text:
                    site.report("must be \(name)", line: node.line)
                    return nil
                case .scalar, .sequence, .broken:
                    site.refuseType(of: node, expected: name)
                    return nil
                }
            },
            show: { credentials in
                switch credentials {
                case .applicationDefault: "adc"
                case .anonymous: "none"
                case .file(let path): "{ file: \(path) }"
                }
            }
        )
    }
}
