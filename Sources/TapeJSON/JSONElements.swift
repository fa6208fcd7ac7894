/// The elements of one JSON array, in document order.
@usableFromInline @safe package struct JSONElements: Sequence {
    @usableFromInline let array: JSONCursor

    @inlinable
    init(_ array: JSONCursor) {
        self.array = array
    }

    /// The number of elements, capped at 2^24 - 1; zero when the value is not an array.
    @inlinable package var underestimatedCount: Int { array.isArray ? array.cappedCount : 0 }

    /// Starts at the first element.
    @inlinable
    package func makeIterator() -> Iterator { Iterator(array) }

    /// Walks the elements without allocating.
    @usableFromInline @safe package struct Iterator: IteratorProtocol {
        @usableFromInline var element: JSONCursor
        @usableFromInline let end: Int

        @inlinable
        init(_ array: JSONCursor) {
            element = array.at(array.index + 1)
            end = array.isArray ? array.endIndex - 1 : 0
        }

        /// The next element, nil after the last.
        @inlinable @inline(__always)
        package mutating func next() -> JSONCursor? {
            guard element.index < end else { return nil }
            defer { element = element.at(element.endIndex) }
            return element
        }
    }
}
