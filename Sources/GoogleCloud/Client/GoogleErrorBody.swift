import Fleet
import HTTPTransport
import TapeJSON

/// What an error answer says, in any shape that Google and what stands before it use; empty where it says nothing.
///
/// Every text is the sender's: whoever shows one bounds it first.
struct GoogleErrorBody: Sendable {
    /// The word of `google.rpc.Code` or of OAuth, such as `PERMISSION_DENIED` or `invalid_grant`.
    private(set) var word = ""
    /// OAuth's `error_subtype`, such as `invalid_rapt`.
    private(set) var subtype = ""
    /// What people read; for a page its title.
    private(set) var message = ""
    /// `ErrorInfo.reason`, such as `SERVICE_DISABLED`; else the word of the older shape, such as `rateLimitExceeded`.
    private(set) var reason = ""
    /// `ErrorInfo.metadata`.
    private(set) var metadata: [String: String] = [:]
    /// `RetryInfo.retryDelay`.
    private(set) var retryDelay: Duration?
    /// Whether a perimeter of VPC Service Controls is named.
    private(set) var violatesPerimeter = false
    /// Whether the answer is a page, as proxies and front ends send them.
    private(set) var isPage = false

    /// Errors are small; what is larger is something else, and not worth reading.
    private static let longest = 1 << 18

    /// Reads an answer.
    init(_ response: HTTPResponse) {
        guard response.body.count <= Self.longest else { return }
        let start = response.body.prefix(64).first { !" \t\r\n".utf8.contains($0) }
        if start == UInt8(ascii: "<") {
            isPage = true
            message = Self.title(String(decoding: response.body.prefix(4_096), as: UTF8.self))
            return
        }
        var parser = JSONParser(maximumDepth: 64)
        try? parser.withDocument(response.body) { json in
            // A method that streams wraps its error in an array.
            read(json.isArray ? json.elements.first { _ in true } ?? json : json)
        }
    }

    private mutating func read(_ json: JSONCursor) {
        guard let error = json["error"] else { return }
        guard error.isObject else {
            word = error.string ?? ""
            subtype = json["error_subtype"]?.string ?? ""
            message = json["error_description"]?.string ?? ""
            return
        }
        word = error["status"]?.string ?? ""
        message = error["message"]?.string ?? ""
        if let details = error["details"] {
            for detail in details.elements { read(detail: detail) }
        }
        if reason.isEmpty, let first = error["errors"]?.elements.first(where: { _ in true }) {
            reason = first["reason"]?.string ?? ""
        }
    }

    private mutating func read(detail: JSONCursor) {
        switch detail["@type"]?.string {
        case "type.googleapis.com/google.rpc.ErrorInfo":
            reason = detail["reason"]?.string ?? ""
            guard let members = detail["metadata"]?.members else { return }
            for member in members where metadata.count < 32 {
                metadata[member.key.string] = member.value.string
            }
        case "type.googleapis.com/google.rpc.RetryInfo":
            retryDelay = try? detail.optional("retryDelay") { value throws(JSONDecodingError) in try Duration(value) }
        case "type.googleapis.com/google.rpc.PreconditionFailure":
            guard let violations = detail["violations"]?.elements else { return }
            for violation in violations where violation["type"]?.string == "VPC_SERVICE_CONTROLS" {
                violatesPerimeter = true
                metadata["uid"] = metadata["uid"] ?? violation["description"]?.string
            }
        default: break
        }
    }

    /// The text between the tags of a page's title.
    private static func title(_ page: String) -> String {
        guard
            let start = (page.firstRange(of: "<title>") ?? page.firstRange(of: "<TITLE>"))?.upperBound,
            let end = page[start...].firstIndex(of: "<")
        else { return "" }
        return String(page[start..<end])
    }
}
