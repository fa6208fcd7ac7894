/// One answer of Google's APIs, as a file would hold it.
package struct DemoDocument: Hashable, Sendable {
    /// A file name that tells people what it is, such as `acme-prod-instances.json`; no program reads it.
    package let name: String
    /// The answer.
    package let json: String
    /// The uuid of the job that instance details belong to, which they do not say themselves; `nil` for all others.
    package let patchJob: String?

    init(_ name: String, _ value: JSONValue, patchJob: String? = nil) {
        self.name = name
        json = value.json
        self.patchJob = patchJob
    }
}
