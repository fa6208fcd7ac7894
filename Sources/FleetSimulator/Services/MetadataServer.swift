import Fleet

/// The metadata server of Compute Engine, as one VM of the home project sees it.
enum MetadataServer {
    static let methods = [
        method("root", "/") { _ throws(APIError) in "computeMetadata/\n" },
        method("directory", "\(root)") { call throws(APIError) in "instance/\nproject/\nuniverse/\n" },
        value("instance.id", "instance/id") { $0.machine?.id ?? "0" },
        value("instance.name", "instance/name") { $0.machine?.name ?? "simulator" },
        value("instance.zone", "instance/zone") { call in
            let zone = call.machine?.zone ?? call.home?.zones.first ?? "us-central1-a"
            return "projects/\(call.home?.number ?? "0")/zones/\(zone)"
        },
        value("project.id", "project/project-id") { $0.home?.id ?? "" },
        value("project.number", "project/numeric-project-id") { $0.home?.number ?? "" },
        value("universe.domain", "universe/universe-domain") { _ in "googleapis.com" },
        value("accounts", "instance/service-accounts") { "default/\n\($0.home?.serviceAccount ?? "")/\n" },
        account("account", "") { call in
            guard call.request.parameter("recursive")?.lowercased() == "true" else {
                return "aliases\nemail\nidentity\nscopes\ntoken\n"
            }
            return ["aliases": ["default"], "email": .text(call.email), "scopes": [.text(OAuth.cloudPlatform)]]
        },
        account("email", "/email") { .text($0.email) },
        account("aliases", "/aliases") { _ in "default\n" },
        account("scopes", "/scopes") { _ in .text(OAuth.cloudPlatform + "\n") },
        account("token", "/token") { $0.grant(to: $0.email) },
        account("identity", "/identity") { call throws(APIError) in
            guard let audience = call.request.parameter("audience") else {
                throw APIError(400, "INVALID_ARGUMENT", "non-empty audience parameter required")
            }
            return .text(SignedAssertion.identityToken(of: call.email, for: audience, at: call.realNow))
        },
    ]

    private static let root = "/computeMetadata/v1"

    private static func value(
        _ id: String,
        _ path: String,
        answer: @escaping @Sendable (TokenCall) -> String
    ) -> TokenMethod {
        method(id, "\(root)/\(path)") { call throws(APIError) in
            try call.requireFlavor()
            return .text(answer(call))
        }
    }

    /// A method of a service account: `default`, or the one that there is.
    private static func account(
        _ id: String,
        _ path: String,
        answer: @escaping @Sendable (TokenCall) throws(APIError) -> JSONValue
    ) -> TokenMethod {
        method(id, "\(root)/instance/service-accounts/{account}\(path)") { call throws(APIError) in
            try call.requireFlavor()
            let name = call.variables["account", default: ""]
            guard call.home != nil, name == "default" || name == call.email else {
                throw APIError(404, "NOT_FOUND", "The requested URL \(call.request.path) was not found on this server.")
            }
            return try answer(call)
        }
    }

    private static func method(
        _ id: String,
        _ template: String,
        answer: @escaping @Sendable (TokenCall) throws(APIError) -> JSONValue
    ) -> TokenMethod {
        TokenMethod("metadata.\(id)", .metadata, "GET", template, answer: answer)
    }
}

extension TokenCall {
    /// The VM that asks.
    fileprivate var machine: Machine? {
        home?.machines.lazy.map { moment.fleet.machines[$0] }.first { moment.isPresent($0) }
    }

    /// The service account of the VM.
    fileprivate var email: String { home?.serviceAccount ?? "" }

    /// Lets only those pass who know where they are, so that no page in a browser gets at tokens.
    fileprivate func requireFlavor() throws(APIError) {
        guard request.headers["metadata-flavor"] == "Google", request.headers["x-forwarded-for"] == nil else {
            throw APIError(
                403,
                "PERMISSION_DENIED",
                "Your client does not have permission to get URL <code>\(request.path)</code> from this server. "
                    + "Missing Metadata-Flavor:Google header."
            )
        }
    }
}
