/// An answer of any status.
package struct HTTPResponse: Sendable, Hashable {
    /// The status code; also 3xx, since redirects are not followed.
    package let status: Int
    /// Header fields under lower-case names; the values of a repeated one are joined by a comma and a space.
    package let headers: [String: String]
    /// The body, decompressed.
    package let body: [UInt8]
    /// The version of HTTP that was spoken: `1.0`, `1.1` or `2`.
    package let version: String

    /// An answer.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = [], version: String = "1.1") {
        self.status = status
        self.headers = headers
        self.body = body
        self.version = version
    }
}
