/// What a scraper asks for by its headers: a format, how names are to be escaped, and whether gzip may be used.
package struct ContentNegotiation: Hashable, Sendable {
    /// The format to answer with; text 0.0.4 where nothing that was asked for is known.
    package let format: ExpositionFormat
    /// The escaping scheme that was asked for, to be echoed; `nil` where none was.
    package let escaping: String?
    /// Whether the body is to be compressed.
    package let isCompressed: Bool

    /// Chooses by the values of `Accept` and `Accept-Encoding`, `nil` where there is no such header.
    ///
    /// The highest quality wins, then what stands first. https://prometheus.io/docs/instrumenting/content_negotiation/
    package init(accept: String?, acceptEncoding: String?) {
        let choices = Self.elements(of: accept).compactMap { element in
            Self.format(of: element).map { (format: $0, escaping: element.escaping, quality: element.quality) }
        }
        let best = choices.max { $0.quality < $1.quality }
        // Of several with the same quality `max` gives the last.
        let chosen = choices.first { $0.quality == best?.quality }
        format = chosen?.format ?? .text
        escaping = chosen?.escaping
        isCompressed = Self.isCompressed(acceptEncoding)
    }

    /// The Content-Type of the answer.
    package var contentType: String { format.contentType(escaping: escaping) }

    private static func format(of element: AcceptElement) -> ExpositionFormat? {
        guard element.quality > 0 else { return nil }
        switch (element.name, element.parameters["version"]) {
        case ("application/openmetrics-text", "1.0.0"): return .openMetrics
        case ("application/openmetrics-text", "0.0.1"), ("application/openmetrics-text", nil): return .openMetrics001
        case ("text/plain", "1.0.0"): return .textVersion1
        case ("text/plain", "0.0.4"), ("text/plain", nil), ("text/*", _), ("*/*", _): return .text
        default: return nil
        }
    }

    private static func isCompressed(_ header: String?) -> Bool {
        let elements = elements(of: header)
        let quality = { (name: String) in elements.first { $0.name == name }?.quality }
        let gzip = quality("gzip") ?? quality("x-gzip") ?? quality("*") ?? 0
        let identity = quality("identity") ?? 0
        return gzip > 0 && gzip >= identity
    }

    private static func elements(of header: String?) -> [AcceptElement] {
        // More than any scraper sends, and few enough to cost nothing.
        (header ?? "").split(separator: ",").prefix(32).map { AcceptElement($0) }
    }
}

/// One element of an `Accept…` header with its parameters (RFC 9110, 12.4).
private struct AcceptElement {
    let name: String
    let parameters: [String: String]
    let quality: Double

    init(_ text: Substring) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
        name = parts.first.map { $0.lowercased() } ?? ""
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map(Self.trimmed)
            guard pair.count == 2 else { continue }
            parameters[pair[0].lowercased()] = String(pair[1]).filter { $0 != "\"" }
        }
        self.parameters = parameters
        let quality = parameters["q"].map { Double($0) ?? 0 } ?? 1
        self.quality = quality.isFinite ? min(max(quality, 0), 1) : 0
    }

    /// The known schemes only, since it is echoed.
    var escaping: String? {
        parameters["escaping"].flatMap { scheme in
            ["allow-utf-8", "underscores", "dots", "values"].first { $0 == scheme }
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
