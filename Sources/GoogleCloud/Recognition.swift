/// What a document turned out to be, for messages and for paging.
package struct Recognition: Hashable, Sendable {
    /// What sort of content was found.
    package enum Content: Hashable, Sendable {
        /// One resource or more.
        case resources
        /// An answer of Google with nothing in it, such as `{}` or a list without members; more pages may follow.
        case emptyPage
        /// A refusal of Google instead of an answer, with its HTTP code (0 when not said) and status word.
        case errorAnswer(code: Int64, status: String)
        /// None of ours.
        case unrecognized
    }

    /// What sort of content was found.
    package var content: Content
    /// How many resources of each kind were taken.
    package var counts: [ResourceKind: Int] = [:]
    /// How many elements of a top-level array are none of ours.
    package var unrecognizedElements = 0
    /// Whether the document is an answer that lists, not one resource by itself.
    package var isListing = false
    /// What asks for the next page; `nil` when this was the last.
    package var nextPageToken: String?
    /// Scopes, such as `zones/us-central1-a`, that the answer lacks although it was asked for them.
    package var unreachable: [String] = []

    /// Content with nothing counted yet.
    init(_ content: Content) {
        self.content = content
    }

    /// How many resources were taken, of all kinds.
    package var count: Int { counts.values.reduce(0, +) }

    /// Adds what an element of the same top-level array turned out to be.
    mutating func add(_ element: Recognition) {
        counts.merge(element.counts, uniquingKeysWith: +)
        unreachable += element.unreachable
        isListing = true
        nextPageToken = element.nextPageToken ?? nextPageToken
        if element.content == .unrecognized { unrecognizedElements += 1 }
        if element.content.rank > content.rank { content = element.content }
    }
}

extension Recognition.Content {
    /// Which content of several names the whole: resources first, and anything known before the unknown.
    fileprivate var rank: Int {
        switch self {
        case .emptyPage: 0
        case .unrecognized: 1
        case .errorAnswer: 2
        case .resources: 3
        }
    }
}
