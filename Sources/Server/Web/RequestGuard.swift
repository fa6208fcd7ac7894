import HTTPTypes
import Hummingbird

/// Stands before all routes: nothing is answered that the web configuration does not allow, whatever the path.
struct RequestGuard<Base: HTTPResponder>: HTTPResponder {
    typealias Context = Base.Context

    let base: Base
    let web: WebConfigurationSource?
    let reload: ReloadDoor?
    let limits: ServerLimits
    let log: SparingLog

    @concurrent func respond(to request: Request, context: Context) async throws -> Response {
        guard let web else { return try await answer(request, context, isProtected: false) }
        guard let state = web.state else {
            return .text(.serviceUnavailable, "the web configuration is wrong; the log says why\n", retryAfter: 5)
        }
        var response = try await guarded(request, context, state)
        for header in state.configuration.headers {
            if let name = HTTPField.Name(header.name.rawValue) { response.headers[name] = header.value }
        }
        return response
    }

    @concurrent private func guarded(_ request: Request, _ context: Context, _ state: WebState) async throws -> Response
    {
        if let bucket = state.bucket, !bucket.take() {
            return .text(.tooManyRequests, "too many requests\n", retryAfter: bucket.retryAfter)
        }
        switch await state.authentication?.check(request.headers[.authorization]) {
        case .right?, nil: break
        case .wrong?:
            if request.headers[.authorization] != nil {
                log.notice("a login is refused: there is no such user with such a password")
            }
            var response = Response.text(.unauthorized, "a name and a password are needed\n")
            response.headers[.wwwAuthenticate] = "Basic realm=\"vmmanager-exporter\", charset=\"UTF-8\""
            return response
        case .busy?:
            log.notice("too many logins at once: one is put off")
            return .text(.serviceUnavailable, "too many logins at once\n", retryAfter: 1)
        }
        let demandsCertificate = state.configuration.tls?.clients.policy == .requireAndVerify
        return try await answer(request, context, isProtected: state.authentication != nil || demandsCertificate)
    }

    @concurrent private func answer(_ request: Request, _ context: Context, isProtected: Bool) async throws -> Response
    {
        guard request.head.announcedBytes <= limits.requestBytes else {
            return .text(.contentTooLarge, "the body of a request has at most \(limits.requestBytes) bytes\n")
        }
        if let reload, request.uri.path == ReloadDoor.path {
            return await reload.answer(request.method, isProtected: isProtected)
        }
        return try await base.respond(to: request, context: context)
    }
}

/// `POST /-/reload`: reads the configuration anew, for who may.
package struct ReloadDoor: Sendable {
    static let path = "/-/reload"

    private let isOpenToAll: Bool
    private let reload: @Sendable () async throws -> Void

    /// Opens to requests with a password or a verified certificate, or to all.
    ///
    /// What `reload` throws is told to the client as it describes itself.
    package init(isOpenToAll: Bool, reload: @escaping @Sendable () async throws -> Void) {
        (self.isOpenToAll, self.reload) = (isOpenToAll, reload)
    }

    func answer(_ method: HTTPRequest.Method, isProtected: Bool) async -> Response {
        guard [.post, .put].contains(method) else {
            var response = Response.text(.methodNotAllowed, "send POST\n")
            response.headers[.allow] = "POST, PUT"
            return response
        }
        guard isProtected || isOpenToAll else {
            return .text(
                .forbidden,
                "everybody could do this: ask for a password or a client certificate in the web configuration, "
                    + "or send SIGHUP instead\n"
            )
        }
        do {
            try await reload()
            return .text(.ok, "the configuration was read anew\n")
        } catch {
            return .text(.internalServerError, "the old configuration stays: \(error)\n")
        }
    }
}
