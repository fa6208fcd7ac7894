import Fleet

/// Counts calls against the quotas of VM Manager, each over the minute before.
package struct QuotaMeter: Sendable {
    /// How many calls a minute may have; `nil` for no limit.
    package struct Limits: Sendable, Hashable {
        /// Global reads of one caller.
        package var globalRead: Int?
        /// Zonal reads in one region of a project.
        package var zonalRead: Int?

        /// Puts limits together.
        package init(globalRead: Int?, zonalRead: Int?) {
            self.globalRead = globalRead
            self.zonalRead = zonalRead
        }

        /// None.
        package static let off = Limits(globalRead: nil, zonalRead: nil)
        /// Those that Google gives everybody.
        package static let google = Limits(globalRead: 60, zonalRead: 100)
    }

    /// What counts together.
    struct Key: Sendable, Hashable, Comparable {
        let quota: APIMethod.QuotaClass
        /// The caller, or the project and its region.
        let who: String

        static func < (left: Key, right: Key) -> Bool {
            (left.quota == .globalRead ? 0 : 1, left.who) < (right.quota == .globalRead ? 0 : 1, right.who)
        }
    }

    /// How much of a quota is left.
    struct Usage: Sendable, Hashable {
        let key: Key
        let limit: Int
        let remaining: Int
    }

    /// How many calls a minute may have; what was counted before stays counted.
    package var limits: Limits
    private var admitted: [Key: [Timestamp]] = [:]

    /// Counts from nothing.
    package init(limits: Limits = .off) { self.limits = limits }

    /// Counts a call, or says why it may not be; a call that is refused does not count.
    mutating func admit(_ site: CallSite, identity: String, at now: Timestamp) -> APIError? {
        guard let limit = limit(of: site.quota) else { return nil }
        let key = Key(
            quota: site.quota,
            who: site.quota == .globalRead ? identity : "\(site.projectID)/\(site.region)"
        )
        var calls = admitted[key, default: []].filter { $0 > now - Self.window }
        defer { admitted[key] = calls }
        guard calls.count < limit else { return .quotaExceeded(at: site, limit: limit) }
        calls.append(now)
        return nil
    }

    /// What is left of the quotas that were used in the last minute.
    func usage(at now: Timestamp) -> [Usage] {
        admitted.compactMap { key, calls in
            let recent = calls.count { $0 > now - Self.window }
            guard recent > 0, let limit = limit(of: key.quota) else { return nil }
            return Usage(key: key, limit: limit, remaining: max(0, limit - recent))
        }
        .sorted { $0.key < $1.key }
    }

    private func limit(of quota: APIMethod.QuotaClass) -> Int? {
        switch quota {
        case .none: nil
        case .globalRead: limits.globalRead
        case .zonalRead: limits.zonalRead
        }
    }

    private static let window = Duration.seconds(60)
}
