/// What to do about a source that could not be read, in plain words.
enum ReadFailureHint {
    /// The hint for a word of `vmmanager_source_errors_total`; of a word that this version does not know, where to look.
    static func text(for reason: String) -> String {
        switch reason {
        case "denied":
            "The account may not read this: grant it `roles/osconfig.viewer` and `roles/compute.viewer` in the project."
        case "api_disabled": "The API is off in the project: enable `osconfig.googleapis.com` and the APIs beside it."
        case "perimeter": "A perimeter of VPC Service Controls is in the way: ask those who keep it."
        case "unauthenticated": "Google did not accept the token: renew the credentials."
        case "credentials": "No token could be had: look at the credentials, or at the metadata server of the VM."
        case "scope_insufficient": "The token is good for other APIs only: give the VM the scope `cloud-platform`."
        case "billing_disabled": "The project has no billing account: link one."
        case "not_found": "Google knows no such project or thing: look at the project's id in the configuration."
        case "invalid_argument": "Google did not understand the request: a newer version of this program may help."
        default: quota(reason) ?? connection(reason) ?? "The log of this program says more."
        }
    }

    private static func quota(_ reason: String) -> String? {
        switch reason {
        case "quota": "Google takes no more calls for now. It is tried again; if this stays, read less often."
        case "quota_project_missing": "The credentials of a person need a project for their quota: set one."
        case "quota_project_denied":
            "The account may not use the project for its quota: grant it `roles/serviceusage.serviceUsageConsumer`."
        default: nil
        }
    }

    private static func connection(_ reason: String) -> String? {
        switch reason {
        case "timeout": "No answer came in time. It is tried again; if this stays, look at the network."
        case "network": "No connection was to be had, or it broke: look at name service, firewall and proxy."
        case "tls": "The connection could not be trusted: if a proxy breaks TLS, trust its certificate authority."
        case "proxy": "A proxy refused: look at `HTTPS_PROXY` and `NO_PROXY`."
        case "server_error": "Google had a fault of its own. It is tried again."
        case "unreachable": "Google could not reach a part of its own service. It is tried again."
        case "bad_response": "The answer is not what the API promises: does something else answer, such as a proxy?"
        case "unexpected_status":
            "The answer has a status without meaning here: does a proxy or a wrong endpoint answer?"
        case "too_large": "The answer is larger than this program takes."
        case "canceled": "It was broken off, as when this program stops. It is tried again."
        default: nil
        }
    }
}
