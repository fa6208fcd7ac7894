/// One page of a list.
struct Page: Sendable {
    /// What is on it.
    let items: [JSONValue]
    /// Where the next page begins; absent on the last one.
    let nextPageToken: JSONValue
}

extension APICall {
    /// A page of what `candidates`, the indexes of something that keeps its order, come to.
    ///
    /// A candidate for which `item` says `nil` is passed over. The token holds the index at which the next page begins, so
    /// that VMs that come and go between two pages neither hide nor double others. Sizes over `maximum` are cut down to
    /// it; Google does so too.
    func page(
        over candidates: Range<Int>,
        defaultSize: Int,
        maximum: Int,
        sizeParameter: String = "pageSize",
        item: (Int) throws(APIError) -> JSONValue?
    ) throws(APIError) -> Page {
        let asked = try integer(sizeParameter) ?? 0
        guard asked >= 0 else { throw .invalidArgument("Page size cannot be negative: \(asked)") }
        let size = min(asked == 0 ? defaultSize : asked, maximum)
        var index = try pageStart(in: candidates)
        var items: [JSONValue] = []
        while index < candidates.upperBound {
            let next = try item(index)
            if let next {
                if items.count == size { return Page(items: items, nextPageToken: .text(PageToken(index).text)) }
                items.append(next)
            }
            index += 1
        }
        return Page(items: items, nextPageToken: .absent)
    }

    /// Where the page that the request asks for begins.
    private func pageStart(in candidates: Range<Int>) throws(APIError) -> Int {
        guard let text = request.parameter("pageToken") else { return candidates.lowerBound }
        guard let token = PageToken(text: text), token.index >= candidates.lowerBound else {
            throw .invalidArgument("Invalid page token: \(text.prefix(100))")
        }
        return token.index
    }
}

/// A token that names the place at which a page begins; opaque to clients.
struct PageToken: Sendable, Hashable {
    let index: Int

    init(_ index: Int) { self.index = index }

    /// Reads a token; `nil` for what is none of ours.
    init?(text: String) {
        guard text.hasPrefix("sim_"), let number = Int(text.dropFirst(4), radix: 36), number >= 0 else { return nil }
        index = number
    }

    /// The token as it stands in answers.
    var text: String { "sim_" + String(index, radix: 36) }
}
