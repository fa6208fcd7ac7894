/// One whole document that a splitter holds ready.
///
/// Valid until the splitter's next `append` or `next`.
package struct JSONDocument: Equatable, Sendable {
    /// The position among the stream's documents, from zero; for a top-level array, the element's index.
    package let index: Int

    /// The offset of its first byte in the stream.
    package let offset: Int

    /// Its length in bytes.
    package let count: Int
}
