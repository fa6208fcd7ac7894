import Fleet
import Synchronization

// The request log and the quotas.
extension Control {
    private struct QuotaChange: Decodable {
        enum CodingKeys: String, CodingKey {
            case limits
            case globalRead = "global_read"
            case zonalRead = "zonal_read"
        }

        var limits: String?
        var globalRead: Int?
        var zonalRead: Int?
    }

    /// The calls that are kept, and how many there were of each kind.
    func requests(_ request: APIRequest) throws(APIError) -> JSONValue {
        var since = 0
        if let text = request.parameter("since") {
            guard let number = Int(text) else { throw .invalidArgument("since is the ordinal of a call, not \(text).") }
            since = number
        }
        let method = request.parameter("method") ?? "*"
        let log = simulator.log
        let requests = log.requests.filter {
            $0.ordinal > since && Wildcard.matches($0.method, pattern: method)
        }
        let counts = log.counts.sorted { $0.key < $1.key }
        return [
            "requests": .list(requests.map(\.json)),
            "counts": .list(
                counts.map { kind, count in
                    ["method": .text(kind.method), "status": .integer(kind.status), "count": .integer(count)]
                }
            ),
        ]
    }

    /// Forgets the calls, but not how many there were.
    func forgetRequests() -> JSONValue {
        simulator.state.withLock { $0.log.removeAll() }
        return [:]
    }

    /// The quotas and what is left of them.
    var quota: JSONValue {
        let (meter, usage) = simulator.state.withLock { ($0.quota, $0.quota.usage(at: realNow)) }
        return [
            "limits": [
                "global_read": meter.limits.globalRead.map { .integer($0) } ?? .absent,
                "zonal_read": meter.limits.zonalRead.map { .integer($0) } ?? .absent,
            ],
            "usage": .list(
                usage.map {
                    [
                        "quota": $0.key.quota == .globalRead ? "global_read" : "zonal_read", "who": .text($0.key.who),
                        "limit": .integer($0.limit), "remaining": .integer($0.remaining),
                    ]
                }
            ),
        ]
    }

    /// Changes the quotas, and answers as `quota` does.
    func changeQuota(_ request: APIRequest) throws(APIError) -> JSONValue {
        let change = try Self.body(QuotaChange.self, of: request)
        var limits: QuotaMeter.Limits
        switch change.limits {
        case nil: limits = simulator.state.withLock { $0.quota.limits }
        case "off": limits = .off
        case "google": limits = .google
        case .some(let other): throw .invalidArgument("limits is off or google, not \(other).")
        }
        limits.globalRead = change.globalRead ?? limits.globalRead
        limits.zonalRead = change.zonalRead ?? limits.zonalRead
        simulator.state.withLock { [limits] in $0.quota.limits = limits }
        return quota
    }
}

extension LoggedRequest {
    fileprivate var json: JSONValue {
        [
            "ordinal": .integer(ordinal), "time": .text(time.rfc3339), "simulatedTime": .text(simulatedTime.rfc3339),
            "verb": .text(verb), "path": .text(path),
            "query": query.isEmpty ? .absent : .list(query.map { .text("\($0.name)=\($0.value)") }),
            "method": .nonEmpty(method), "identity": .nonEmpty(identity), "userAgent": .nonEmpty(userAgent),
            "quotaProject": .nonEmpty(quotaProject), "status": .integer(status), "bytes": .integer(bytes),
            "fault": .optional(fault),
        ]
    }
}
