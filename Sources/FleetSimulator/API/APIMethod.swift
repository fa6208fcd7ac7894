/// One method of an API: adding one is one declaration in a file of `Services`, which its service's list names.
package struct APIMethod: Sendable {
    /// Google's name of it without the service, such as `patchJobs.list`; faults and the request log use it.
    package let id: String
    /// The service that it belongs to.
    package let service: GoogleService
    /// `GET` or `POST`.
    package let verb: String
    /// The path, such as `/v1/projects/{project}/patchJobs/{job}:cancel`; a variable fills a segment, or its part
    /// before a colon.
    package let template: String
    /// What a caller needs, such as `osconfig.patchJobs.list`; empty for what everybody may.
    package let permission: String
    /// Which quota a call counts against.
    package let quota: QuotaClass
    /// What it answers.
    let answer: @Sendable (APICall) throws(APIError) -> JSONValue

    /// The quotas of OS Config that calls count against.
    package enum QuotaClass: Sendable, Hashable {
        /// None that is simulated.
        case none
        /// `read_requests`, per minute and identity.
        case globalRead
        /// `regional_zonal_read_requests`, per minute and region.
        case zonalRead
    }

    /// Declares a method.
    init(
        _ id: String,
        _ service: GoogleService,
        _ verb: String = "GET",
        _ template: String,
        permission: String = "",
        quota: QuotaClass = .none,
        answer: @escaping @Sendable (APICall) throws(APIError) -> JSONValue
    ) {
        self.id = id
        self.service = service
        self.verb = verb
        self.template = template
        self.permission = permission
        self.quota = quota
        self.answer = answer
    }
}
