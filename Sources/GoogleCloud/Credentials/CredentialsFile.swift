import TapeJSON

/// A credentials file, read and checked.
package struct CredentialsFile: Sendable {
    /// What the kinds of file hold.
    package indirect enum Content: Sendable {
        case serviceAccount(ServiceAccountKey)
        case refreshGrant(RefreshGrant)
        case externalAccount(ExternalAccount)
        case impersonation(ImpersonationTarget, source: CredentialsFile)
    }

    /// Where it lies, or what it is part of.
    package let path: String
    /// Which kind of file it is.
    package let type: CredentialsType
    /// What it holds.
    package let content: Content
    /// The project whose quota calls count for; `nil` when the file names none.
    package let quotaProject: String?
    /// The universe that the credentials are good in, such as `googleapis.com`.
    package let universeDomain: String

    /// The identity as a member of IAM policies; `nil` for people, whose files do not name them.
    package var member: String? {
        switch content {
        case .serviceAccount(let key): "serviceAccount:\(key.email)"
        case .refreshGrant: nil
        case .externalAccount(let account): account.target?.email.map { "serviceAccount:\($0)" }
        case .impersonation(let target, _): target.email.map { "serviceAccount:\($0)" }
        }
    }

    /// How messages call it: the file and its kind.
    var origin: String { "\(path) (\(type.rawValue))" }
}

// MARK: - Reading

extension CredentialsFile {
    /// Reads the bytes of the file at `path`; no error repeats what the file holds.
    package init(_ bytes: [UInt8], path: String) throws(CredentialsError) {
        guard bytes.count <= 1 << 20 else {
            throw CredentialsError(.malformed, "\(path): larger than 1 MiB, so it is no credentials file")
        }
        var parser = JSONParser(maximumDepth: 32)
        do {
            self = try parser.withDocument(bytes) { json throws(CredentialsError) in
                try CredentialsFile(json, path: path)
            }
        } catch let error as CredentialsError {
            throw error
        } catch let error as JSONError {
            throw CredentialsError(.malformed, "\(path): \(error); \(Self.whatToHave)")
        } catch {
            throw CredentialsError(.malformed, "\(path): cannot be read as JSON; \(Self.whatToHave)")
        }
    }

    private init(_ json: JSONCursor, path: String) throws(CredentialsError) {
        let type = try Self.type(of: json, path: path)
        do throws(CredentialsFileProblem) {
            try self.init(json, type: type, path: path)
        } catch {
            let remedy = error.kind == .malformed ? "; \(type.remedy)" : ""
            throw CredentialsError(error.kind, "\(path) (\(type.rawValue)): \(error.words)\(remedy)")
        }
    }

    private static func type(of json: JSONCursor, path: String) throws(CredentialsError) -> CredentialsType {
        guard let name = json["type"]?.string else {
            // What the console offers for download under "OAuth client" is often mistaken for credentials.
            guard json["installed"] == nil, json["web"] == nil else {
                throw CredentialsError(
                    .unsupported,
                    "\(path): describes an OAuth client, which is no credentials file; "
                        + "run: gcloud auth application-default login --client-id-file=FILE"
                )
            }
            throw CredentialsError(.malformed, "\(path): has no \"type\"; \(whatToHave)")
        }
        guard let type = CredentialsType(rawValue: name) else {
            throw CredentialsError(.unsupported, "\(path): its \"type\" is none that is known; \(whatToHave)")
        }
        return type
    }

    private static let whatToHave =
        "make it with gcloud auth application-default login, or download the key of a service account"
}
