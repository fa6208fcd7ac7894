package import Fleet

/// A call as the request log keeps it: nothing secret, and no bodies.
package struct LoggedRequest: Sendable, Hashable {
    /// Its number, from 1.
    package var ordinal: Int
    /// When it came, in real time.
    package var time: Timestamp
    /// The moment of the fleet that it was answered from.
    package var simulatedTime: Timestamp
    /// `GET` or `POST`.
    package var verb: String
    /// The path without its query.
    package var path: String
    /// The query, with the values of keys and tokens replaced.
    package var query: [APIRequest.Parameter]
    /// Google's name of the method, such as `patchJobs.list`; empty for a path that no method has.
    package var method: String
    /// Who called; empty for a caller who is not known.
    package var identity: String
    /// The header `User-Agent`.
    package var userAgent: String
    /// The header `X-Goog-User-Project`; empty for none.
    package var quotaProject: String
    /// The HTTP status code of the answer.
    package var status: Int
    /// The length of the answer's body.
    package var bytes: Int
    /// The fault that happened to it; `nil` for none.
    package var fault: String?

    /// Puts an entry together from a request, and leaves out what is secret.
    init(
        _ request: APIRequest,
        ordinal: Int,
        time: Timestamp,
        simulatedTime: Timestamp,
        method: String,
        identity: String,
        response: APIResponse,
        fault: String?
    ) {
        self.ordinal = ordinal
        self.time = time
        self.simulatedTime = simulatedTime
        verb = request.verb
        path = request.path
        query = request.query.map { Self.secrets.contains($0.name) ? .init($0.name, "REDACTED") : $0 }
        self.method = method
        self.identity = identity
        userAgent = request.headers["user-agent", default: ""]
        quotaProject = request.headers["x-goog-user-project", default: ""]
        status = response.status
        bytes = response.body.count
        self.fault = fault
    }

    private static let secrets: Set = ["key", "access_token", "oauth_token", "refresh_token", "client_secret"]
}

/// The last calls, and how many there were of each kind since the beginning.
package struct RequestLog: Sendable {
    /// What is counted apart.
    package struct Kind: Sendable, Hashable, Comparable {
        /// Google's name of the method; empty for paths that no method has.
        package let method: String
        /// The HTTP status code.
        package let status: Int

        /// Orders kinds by method, then status.
        package static func < (left: Kind, right: Kind) -> Bool {
            (left.method, left.status) < (right.method, right.status)
        }
    }

    /// How many calls there were of each kind; clearing the log leaves it as it is.
    package private(set) var counts: [Kind: Int] = [:]
    private let capacity: Int
    private var ring: [LoggedRequest] = []
    private var oldest = 0

    /// A log that keeps so many calls.
    package init(capacity: Int = 10_000) { self.capacity = capacity }

    /// Adds a call, for which the oldest one goes when there is no room.
    mutating func append(_ request: LoggedRequest) {
        counts[Kind(method: request.method, status: request.status), default: 0] += 1
        if ring.count < capacity {
            ring.append(request)
        } else {
            ring[oldest] = request
            oldest = (oldest + 1) % capacity
        }
    }

    /// Forgets the calls, but not how many there were.
    mutating func removeAll() {
        ring = []
        oldest = 0
    }

    /// The calls that are kept, oldest first.
    package var requests: [LoggedRequest] { Array(ring[oldest...] + ring[..<oldest]) }
}
