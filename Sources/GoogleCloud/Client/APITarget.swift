/// One call of an API that only reads.
package struct APITarget: Hashable, Sendable {
    /// A service that is read.
    package enum Service: String, Hashable, Sendable, CaseIterable {
        /// VM Manager.
        case osConfig = "osconfig"
        /// Compute Engine.
        case compute
        /// Cloud Billing.
        case billing = "cloudbilling"
        /// Projects, and the folders that they lie in.
        case resourceManager = "cloudresourcemanager"

        /// Google's name of it, such as `osconfig.googleapis.com`.
        package var name: String { rawValue + ".googleapis.com" }
    }

    /// What Google counts the call by.
    package enum Quota: Hashable, Sendable {
        /// Calls of the caller, whatever project they are about.
        case global
        /// Calls about a project and a region.
        case zonal(region: String)
        /// Quotas too large to matter here.
        case none
    }

    /// The service.
    package let service: Service
    /// The path below the service's base address, without a slash in front.
    package let path: String
    /// The parameters, in the order in which they are sent.
    package var query: [HTTPParameter]
    /// The project that the call is about.
    package let project: String
    /// What the call counts against.
    package let quota: Quota
    /// Whether it goes before others when calls have to wait.
    package let priority: QuotaPriority

    /// Describes a call.
    package init(
        _ service: Service,
        _ path: String,
        query: [HTTPParameter] = [],
        project: String,
        quota: Quota,
        priority: QuotaPriority = .normal
    ) {
        self.service = service
        self.path = path
        self.query = query
        self.project = project
        self.quota = quota
        self.priority = priority
    }

    /// The same call for the page that a token leads to.
    package func page(_ token: String) -> APITarget {
        var copy = self
        copy.query.removeAll { $0.name == "pageToken" }
        copy.query.append(HTTPParameter("pageToken", token))
        return copy
    }

    /// The address below a base address that ends in a slash.
    func url(below base: String) -> String {
        guard !query.isEmpty else { return base + path }
        return base + path + "?" + query.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
}

/// A parameter of a query.
package struct HTTPParameter: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its value, not encoded.
    package let value: String

    /// Puts a parameter together.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension String {
    /// The text as it stands in a query: all but the unreserved characters of RFC 3986 in percent encoding.
    fileprivate var percentEncoded: String {
        var encoded = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
