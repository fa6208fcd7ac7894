import Foundation
import Testing

/// The real gcloud, pointed at a simulator.
struct Gcloud {
    /// Where gcloud is; `nil` where it is not installed.
    static let path = Binary.tool("gcloud")
    /// Why tests that need it are skipped.
    static let isMissing = Comment(rawValue: "gcloud is not installed")

    private let folder: Folder
    private let environment: [String: String]

    /// Makes a configuration of its own, without credentials.
    init(server url: String, project: String) throws {
        folder = try Folder()
        environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": folder.url.path,
            "CLOUDSDK_CONFIG": folder.path("configuration"),
            "CLOUDSDK_CORE_PROJECT": project,
            "CLOUDSDK_CORE_DISABLE_PROMPTS": "1",
            "CLOUDSDK_CORE_DISABLE_USAGE_REPORTING": "true",
            "CLOUDSDK_CORE_CHECK_GCE_METADATA": "false",
            "CLOUDSDK_AUTH_DISABLE_CREDENTIALS": "true",
            "CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK": "true",
            "CLOUDSDK_SURVEY_DISABLE_PROMPTS": "true",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_OSCONFIG": "\(url)/",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE": "\(url)/compute/v1/",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_SERVICEUSAGE": "\(url)/",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDRESOURCEMANAGER": "\(url)/",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_LOGGING": "\(url)/",
        ]
    }

    /// Runs `gcloud compute …` to its end.
    func run(_ arguments: [String]) throws -> Binary.Result {
        try Binary.run(
            ["compute"] + arguments,
            program: Self.path ?? "gcloud",
            environment: environment
        )
    }

    /// What `gcloud compute … --format=json` prints.
    func read(_ arguments: String...) throws -> JSON {
        let result = try run(arguments + ["--format=json"])
        try #require(result.status == 0, "gcloud compute \(arguments.joined(separator: " ")): \(result.errors)")
        return try JSON(result.output)
    }
}

/// A JSON document, looked into leniently: what is not there is empty.
struct JSON {
    let value: Any?

    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    private init(value: Any?) { self.value = value }

    subscript(key: String) -> JSON { JSON(value: (value as? [String: Any])?[key]) }
    /// The elements of a list.
    var list: [JSON] { (value as? [Any] ?? []).map { JSON(value: $0) } }
    /// A string, or a number as text.
    var text: String {
        if let text = value as? String { return text }
        return (value as? NSNumber)?.stringValue ?? ""
    }
    /// The keys of an object.
    var keys: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
    /// The part of a name after its last slash.
    var lastSegment: String { text.split(separator: "/").last.map { String($0) } ?? "" }
    /// Whether there is something.
    var isThere: Bool { value != nil }
}
