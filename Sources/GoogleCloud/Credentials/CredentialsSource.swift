/// Reads a file; `nil` when there is no such file.
package typealias FileReading = @Sendable (_ path: String) throws -> [UInt8]?

/// Where credentials come from.
package enum CredentialsSource: Hashable, Sendable {
    /// From where Google's own tools take them, in their order.
    ///
    /// The environment is the whole of the process's; `home` is the folder that `~` means.
    case applicationDefault(environment: [String: String], home: String)
    /// From a file.
    case file(String)
    /// From nowhere: calls go without, as to a simulator.
    case none

    /// Finds the credentials; `nil` for `none`.
    ///
    /// https://cloud.google.com/docs/authentication/application-default-credentials
    package func credentials(readFile: FileReading) throws(CredentialsError) -> Credentials? {
        switch self {
        case .none: return nil
        case .file(let path):
            let file = try Self.requiredFile(path, remedy: "correct google.credentials", readFile)
            return Credentials(origin: .file(file), quotaProject: file.quotaProject)
        case .applicationDefault(let environment, let home):
            return try Self.applicationDefault(environment.filter { !$0.value.isEmpty }, home: home, readFile)
        }
    }

    private static func applicationDefault(
        _ environment: [String: String],
        home: String,
        _ readFile: FileReading
    ) throws(CredentialsError) -> Credentials {
        let project = environment["GOOGLE_CLOUD_QUOTA_PROJECT"]
        guard project?.isHeaderValue != false else {
            throw CredentialsError(.malformed, "GOOGLE_CLOUD_QUOTA_PROJECT is no project; correct or unset it")
        }
        if let path = environment["GOOGLE_APPLICATION_CREDENTIALS"] {
            let file = try requiredFile(path, remedy: "correct or unset GOOGLE_APPLICATION_CREDENTIALS", readFile)
            return Credentials(origin: .file(file), quotaProject: project ?? file.quotaProject)
        }
        let path = wellKnownPath(environment, home: home)
        if let file = try file(path, remedy: "make it readable", readFile) {
            return Credentials(origin: .file(file), quotaProject: project ?? file.quotaProject)
        }
        guard let server = try MetadataServer(environment: environment) else { throw absent(path) }
        return Credentials(origin: .metadataServer(server), quotaProject: project)
    }

    /// Where `gcloud auth application-default login` writes.
    private static func wellKnownPath(_ environment: [String: String], home: String) -> String {
        (environment["CLOUDSDK_CONFIG"] ?? home + "/.config/gcloud") + "/application_default_credentials.json"
    }

    /// No file at that place, and no metadata server.
    private static func absent(_ path: String) -> CredentialsError {
        CredentialsError(
            .absent,
            "no credentials: GOOGLE_APPLICATION_CREDENTIALS is unset, there is no \(path), and no metadata server of "
                + "Compute Engine answers; run gcloud auth application-default login, or name a file in "
                + "GOOGLE_APPLICATION_CREDENTIALS"
        )
    }

    /// The error when nothing gives tokens, not even a metadata server.
    var absence: CredentialsError {
        guard case .applicationDefault(let environment, let home) = self else {
            return CredentialsError(.absent, "no credentials: google.credentials says that there are none")
        }
        return Self.absent(Self.wellKnownPath(environment.filter { !$0.value.isEmpty }, home: home))
    }

    private static func requiredFile(
        _ path: String,
        remedy: String,
        _ readFile: FileReading
    ) throws(CredentialsError) -> CredentialsFile {
        guard let file = try file(path, remedy: remedy, readFile) else {
            throw CredentialsError(.unreadable, "\(path): there is no such file; \(remedy)")
        }
        return file
    }

    private static func file(
        _ path: String,
        remedy: String,
        _ readFile: FileReading
    ) throws(CredentialsError) -> CredentialsFile? {
        let bytes: [UInt8]?
        do {
            bytes = try readFile(path)
        } catch {
            throw CredentialsError(
                .unreadable,
                "\(path): cannot be read: \(OneLine("\(error)", limit: 120)); \(remedy)"
            )
        }
        guard let bytes else { return nil }
        return try CredentialsFile(bytes, path: path)
    }
}

extension CredentialsSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What it is, without the environment, which often holds secrets of others.
    package var description: String {
        switch self {
        case .applicationDefault: "application default credentials"
        case .file(let path): path
        case .none: "no credentials"
        }
    }

    /// The same as `description`.
    package var debugDescription: String { description }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
