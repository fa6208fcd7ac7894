import GoogleCloud

/// Who calls Google's APIs, as far as the credentials tell; never a secret.
struct CallerIdentity {
    /// What the credentials are, in words.
    private(set) var kind: String
    /// The file that holds them.
    private(set) var file: String?
    /// The caller as a member of IAM policies; `nil` for people, whose files do not name them.
    private(set) var member: String?
    /// The project that calls count for; `nil` for the one that they are about.
    private(set) var quotaProject: String?
    /// Whether it is a person's login.
    private(set) var isPerson = false
    /// Why there are no credentials.
    private(set) var problem: String?

    /// Looks where the credentials come from.
    init(of access: GoogleAccess) async {
        kind = "\(access.source)"
        do throws(CredentialsError) {
            guard let credentials = try access.source.credentials(readFile: GoogleAccess.contents) else {
                kind = "none, calls go without a token"
                return
            }
            quotaProject = credentials.quotaProject
            switch credentials.origin {
            case .metadataServer: kind = "the service account of this VM"
            case .file(let found):
                (kind, file) = (found.type.words, found.path)
                isPerson = found.type == .authorizedUser || found.type == .externalAuthorizedUser
            }
            member = try await access.tokens.member()
        } catch {
            problem = error.message
        }
    }

    /// What is good to know about such credentials, and what to do; `project` is one that is read.
    func notes(project: String) -> [String] {
        guard isPerson else { return [] }
        let shared = "gcloud and the console spend this person's quota too; a service account has its own"
        guard quotaProject == nil else { return [shared] }
        return [
            "a person's credentials without a quota project: Google refuses many of their calls; "
                + "run: gcloud auth application-default set-quota-project \(project)",
            shared,
        ]
    }
}

extension CredentialsType {
    /// The kind in words.
    fileprivate var words: String {
        switch self {
        case .serviceAccount: "the key of a service account"
        case .authorizedUser: "a person's login"
        case .externalAccount: "identity federation"
        case .externalAuthorizedUser: "a person's login through workforce federation"
        case .impersonatedServiceAccount: "impersonation of a service account"
        case .distributedCloud: "a key of Google Distributed Cloud"
        }
    }
}
