import HTTPTypes
package import Hummingbird
import HummingbirdCore
import NIOCore

/// The HTTP server: it sends what the board holds.
package enum ExporterServer {
    /// The routes, apart from any socket.
    ///
    /// `groups` are the names of families by what `collect[]` calls them.
    package static func router(
        board: PublicationBoard,
        groups: [String: Set<String>] = [:]
    ) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.get("/metrics") { request, _ in
            guard let publication = board.current else { return notPublished }
            return try ScrapeRoute.answer(request, from: publication.metrics, groups: groups)
        }
        router.get("/") { _, _ in
            guard let publication = board.current else { return notPublished }
            return try await answer(publication.landingPage)
        }
        router.get("/reports/:name") { _, context -> Response in
            let name = try context.parameters.require("name")
            guard let page = board.current?.reports[name] else { throw HTTPError(.notFound) }
            return try await answer(page)
        }
        router.get("/-/healthy") { _, _ in text(.ok, "alive\n") }
        router.get("/-/ready") { _, _ in
            board.current == nil ? text(.serviceUnavailable, "nothing is published yet\n") : text(.ok, "ready\n")
        }
        return router
    }

    private static func answer(_ page: PageOnDemand) async throws -> Response {
        guard let body = try await page.body() else {
            var busy = text(.serviceUnavailable, "too many wait for pages; come again later\n")
            busy.headers[.retryAfter] = "10"
            return busy
        }
        return Response(status: .ok, headers: headers(page.contentType), body: ResponseBody(byteBuffer: body))
    }

    private static var notPublished: Response {
        text(.serviceUnavailable, "nothing is published yet; see /-/ready\n")
    }

    static func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status,
            headers: headers("text/plain; charset=utf-8"),
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    static func headers(_ contentType: String) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = contentType
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "no-store"
        return headers
    }
}
