/// Something that goes wrong with calls: what, with which calls, and how often.
package struct Fault: Sendable, Hashable {
    /// What goes wrong.
    package var kind: Kind
    /// Methods that it holds for, such as `patchJobs.list` or `inventories.*`; empty for all but those that give tokens,
    /// which must be named: `oauth.token`, `sts.token`, `serviceAccounts.generateAccessToken`, `metadata.*`.
    package var methods: [String] = []
    /// The project, by id or number; `nil` for all.
    package var project: String?
    /// The zone or region; `nil` for all.
    package var location: String?
    /// How likely it happens to a call, from 0 to 1; who it hits follows from the seed.
    package var chance = 1.0
    /// How many calls it happens to before it is over; `nil` for no end.
    package var times: Int?

    /// What can go wrong.
    package enum Kind: Sendable, Hashable {
        /// 429, with `Retry-After` where there are seconds.
        case rateLimited(retryAfter: Int?)
        /// An error of the server: 500, 502, 503 or 504; 502 and 504 with a page of HTML, as proxies send them.
        case serverError(Int)
        /// The answer comes late.
        case slow(Duration)
        /// The answer comes in drops, over this time.
        case trickle(Duration)
        /// The connection is reset before any answer.
        case reset
        /// A whole answer whose JSON stops in the middle.
        case truncatedJSON
        /// Half of the answer, then the connection ends.
        case truncatedBody
        /// Fields have other types than they should.
        case wrongTypes
        /// The next page's token is the one that led here.
        case repeatedToken
        /// Pages are no longer than this.
        case shortPages(Int)
        /// A token leads to an answer of `{}`.
        case emptyAfterToken
        /// 403: the caller lacks the permission.
        case denied
        /// 403: the API is not enabled in the project.
        case apiDisabled
        /// 403: a perimeter of VPC Service Controls is in the way.
        case perimeter
        /// 401: the token is not valid.
        case unauthenticated
        /// 404.
        case notFound
    }

    /// A fault that happens to every call.
    package init(_ kind: Kind) { self.kind = kind }
}
