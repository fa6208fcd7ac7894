/// Why a document could not be written.
package enum MarkupError: Error, Hashable, CustomStringConvertible {
    /// The XML library refused a call; in practice it ran out of memory.
    case libraryRefused(call: String)

    /// One line for people.
    package var description: String {
        switch self {
        case .libraryRefused(let call):
            "report: libxml2 refused to write (\(call)), most likely for want of memory: free some, or report on fewer"
                + " projects"
        }
    }
}
