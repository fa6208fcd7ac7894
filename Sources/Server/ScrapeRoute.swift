import Exposition
import HTTPTypes
import Hummingbird
import Publishing

/// Answers scrapes: it chooses a body that was made before, and sends it.
enum ScrapeRoute {
    /// The answer to one scrape.
    ///
    /// `collect[]` names groups of families and `name[]` single ones; with neither all are sent.
    static func answer(
        _ request: Request,
        from exposition: PublishedExposition,
        groups: [String: Set<String>]
    ) throws -> Response {
        let negotiation = ContentNegotiation(
            accept: header(.accept, of: request),
            acceptEncoding: header(.acceptEncoding, of: request)
        )
        let chosen: (body: ExpositionBody, isCompressed: Bool)
        switch selection(request, groups: groups, known: exposition.page.familyNames) {
        case .success(nil): chosen = exposition.body(for: negotiation)
        case .success(.some(let families)): chosen = exposition.body(for: negotiation, families: families)
        case .failure(let refusal): return ExporterServer.text(.badRequest, refusal.text)
        }
        var headers = ExporterServer.headers(negotiation.contentType)
        headers[.vary] = "Accept, Accept-Encoding"
        if chosen.isCompressed { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(chosen.body))
    }

    /// A header that stands there several times counts as one (RFC 9110, 5.2).
    private static func header(_ name: HTTPField.Name, of request: Request) -> String? {
        let values = request.headers[values: name]
        return values.isEmpty ? nil : values.joined(separator: ",")
    }

    /// The values of a parameter that may be there several times; clients may write its brackets as they are or not.
    private static func values(of parameter: String, in request: Request) -> [String] {
        request.uri.queryParameters.filter { key, _ in
            key == "\(parameter)[]" || key.lowercased() == "\(parameter)%5b%5d"
        }
        .map { String($0.value) }
    }

    /// The families that were asked for; `nil` for all of them.
    private static func selection(
        _ request: Request,
        groups: [String: Set<String>],
        known: Set<String>
    ) -> Result<Set<String>?, UnknownSelection> {
        let (collected, named) = (values(of: "collect", in: request), values(of: "name", in: request))
        guard !collected.isEmpty || !named.isEmpty else { return .success(nil) }
        var families: Set<String> = []
        for group in collected {
            guard let members = groups[group] else {
                let names = groups.keys.sorted().joined(separator: ", ")
                return .failure(UnknownSelection(text: "collect[]: there is no such group; the groups are \(names)\n"))
            }
            families.formUnion(members)
        }
        for name in named {
            guard known.contains(name) else {
                return .failure(UnknownSelection(text: "name[]: there is no such family; see docs/metrics.md\n"))
            }
            families.insert(name)
        }
        return .success(families)
    }
}

/// What a scrape asks for that does not exist.
private struct UnknownSelection: Error {
    let text: String
}

extension ResponseBody {
    /// Sends chunks as they are, a few at a time, so that a slow reader holds up nothing but itself.
    fileprivate init(_ body: ExpositionBody) {
        self.init(contentLength: body.length) { writer in
            var start = 0
            while start < body.buffers.count {
                var (end, size) = (start, 0)
                while end < body.buffers.count, size < Self.batchSize {
                    size += body.buffers[end].readableBytes
                    end += 1
                }
                try await writer.write(contentsOf: body.buffers[start..<end])
                start = end
            }
            try await writer.finish(nil)
        }
    }

    /// Enough to keep a fast reader busy, and little enough to let go of soon when a reader is slow.
    private static let batchSize = 1 << 20
}
