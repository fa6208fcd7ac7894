package import Exposition
import Synchronization

/// A page with the bodies that are mostly asked for, made when it is published and not when it is asked for.
package final class PublishedExposition: Sendable {
    /// The page, from which the next one takes what stays.
    package let page: ExpositionPage
    private let whole: [BodyForm: ExpositionBody]
    private let filtered = Mutex<[FilteredForm: ExpositionBody]>([:])

    /// Makes the bodies of a page.
    package init(_ page: ExpositionPage) {
        self.page = page
        var whole: [BodyForm: ExpositionBody] = [:]
        for form in BodyForm.allCases where page.isCompressible || !form.isCompressed {
            whole[form] = page.body(openMetrics: form.isOpenMetrics, compressed: form.isCompressed)
        }
        self.whole = whole
    }

    /// What a scraper gets by its headers, and whether that is compressed.
    package func body(for request: ContentNegotiation) -> (body: ExpositionBody, isCompressed: Bool) {
        let form = form(of: request)
        return (
            whole[form] ?? page.body(openMetrics: form.isOpenMetrics, compressed: form.isCompressed), form.isCompressed
        )
    }

    /// The same of some families only; the last few choices are remembered, as scrapers repeat theirs.
    package func body(
        for request: ContentNegotiation,
        families: Set<String>
    ) -> (body: ExpositionBody, isCompressed: Bool) {
        let form = form(of: request)
        let key = FilteredForm(form: form, families: families)
        if let known = filtered.withLock({ $0[key] }) { return (known, form.isCompressed) }
        let body = page.body(openMetrics: form.isOpenMetrics, compressed: form.isCompressed) { families.contains($0) }
        filtered.withLock { bodies in
            if bodies.count < Self.mostFiltered { bodies[key] = body }
        }
        return (body, form.isCompressed)
    }

    private func form(of request: ContentNegotiation) -> BodyForm {
        BodyForm(
            isOpenMetrics: request.format.isOpenMetrics,
            isCompressed: request.isCompressed && page.isCompressible
        )
    }

    /// Further choices are answered, too, but made each time.
    private static let mostFiltered = 8
}

/// What distinguishes bodies of the same families.
private struct BodyForm: Hashable, CaseIterable {
    let isOpenMetrics: Bool
    let isCompressed: Bool

    static let allCases = [false, true].flatMap { isOpenMetrics in
        [false, true].map { BodyForm(isOpenMetrics: isOpenMetrics, isCompressed: $0) }
    }
}

/// What distinguishes bodies of some families.
private struct FilteredForm: Hashable {
    let form: BodyForm
    let families: Set<String>
}
