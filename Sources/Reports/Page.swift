/// The frame of every HTML page: one file that loads nothing and runs nothing.
struct Page {
    /// The heading and the browser's title; any text.
    let title: String
    /// A word above the heading.
    let kicker: String

    /// Nothing from anywhere but the page's own styles.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    /// Writes a page; `below` stands under the heading.
    func render(
        below: (inout MarkupWriter) -> Void,
        body: (inout MarkupWriter) -> Void
    ) throws(MarkupError) -> [UInt8] {
        var page = try MarkupWriter()
        page.declareHTML()
        page.element("html", ["lang": "en"]) { page in
            page.line()
            page.element("head") { head(&$0) }
            page.line()
            page.element("body") { page in
                page.element("header") { page in
                    page.element("p", ["class": "kicker"], kicker)
                    page.element("h1", title.bounded(to: 300))
                    below(&page)
                }
                body(&page)
            }
        }
        page.line()
        return try page.finish()
    }

    private func head(_ page: inout MarkupWriter) {
        page.voidElement("meta", ["charset": "utf-8"])
        page.voidElement("meta", ["http-equiv": "Content-Security-Policy", "content": Self.contentSecurityPolicy])
        page.voidElement("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        page.voidElement("meta", ["name": "color-scheme", "content": "light dark"])
        page.voidElement("meta", ["name": "referrer", "content": "no-referrer"])
        page.voidElement("meta", ["name": "robots", "content": "noindex"])
        page.element("title", title.bounded(to: 300))
        page.line()
        page.element("style") { $0.raw(PageStyle.sheet) }
    }
}
