extension Fault.Kind {
    /// The request as the service gets to see it.
    func rewritten(_ request: APIRequest, at site: CallSite) -> APIRequest {
        guard case .shortPages(let size) = self else { return request }
        let names: Set = ["pageSize", "maxResults"]
        var query = request.query.map { parameter in
            guard names.contains(parameter.name) else { return parameter }
            // What is no size stays, so that the service refuses it.
            guard let asked = Int(parameter.value), asked >= 0 else { return parameter }
            return APIRequest.Parameter(parameter.name, String(asked == 0 ? size : min(asked, size)))
        }
        if !query.contains(where: { names.contains($0.name) }) {
            query.append(APIRequest.Parameter(site.service == .compute ? "maxResults" : "pageSize", String(size)))
        }
        return APIRequest(request.verb, request.path, query: query, headers: request.headers, body: request.body)
    }

    /// The answer as the client gets to see it.
    func rewritten(_ answer: JSONValue, to request: APIRequest, at site: CallSite) -> JSONValue {
        let token = request.parameter("pageToken")
        switch self {
        case .wrongTypes: return answer.withOtherTypes
        case .repeatedToken where site.isList:
            return answer.withNextPage(token ?? answer.nextPageToken ?? PageToken.pastTheEnd)
        case .emptyAfterToken where site.isList:
            return token == nil ? answer.withNextPage(answer.nextPageToken ?? PageToken.pastTheEnd) : [:]
        default: return answer
        }
    }

    /// What becomes of the answer on its way.
    func delivered(_ response: APIResponse) -> Delivery {
        var delivery = Delivery(response)
        switch self {
        case .slow(let delay): delivery.delay = delay
        case .trickle(let time): delivery.trickle = time
        case .reset: delivery.ending = .reset
        case .truncatedJSON: delivery.response.body.removeLast((response.body.count + 1) / 2)
        case .truncatedBody: delivery.ending = .cut(after: response.body.count / 2)
        default: break
        }
        return delivery
    }
}

extension CallSite {
    /// Whether the method answers with pages.
    fileprivate var isList: Bool { method.split(separator: ".").last?.lowercased().contains("list") ?? false }
}

extension PageToken {
    /// A token that leads to an empty page also when nothing goes wrong any more.
    fileprivate static var pastTheEnd: String { PageToken(1 << 40).text }
}

extension JSONValue {
    fileprivate var nextPageToken: String? {
        if case .text(let token) = self["nextPageToken"] { token } else { nil }
    }

    /// The object with another token of the next page.
    fileprivate func withNextPage(_ token: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.key != "nextPageToken" } + [Member("nextPageToken", .text(token))])
    }

    /// The value with all scalars of another type, except for the token of the next page.
    fileprivate var withOtherTypes: JSONValue {
        switch self {
        case .text(let text): .integer(text.utf8.count)
        case .word(_, let number): [.integer(number)]
        case .integer(let number): .text("about \(number)")
        case .real(let number): .text("about \(number)")
        case .flag(let flag): .text(flag ? "yes" : "no")
        case .list(let values): .list(values.map(\.withOtherTypes))
        case .object(let members):
            .object(
                members.map {
                    $0.key == "nextPageToken" ? $0 : Member($0.key, $0.value.withOtherTypes)
                }
            )
        case .written: .text("")
        case .absent: .absent
        }
    }
}
