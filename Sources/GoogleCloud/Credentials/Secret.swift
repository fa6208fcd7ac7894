/// Text that nobody may see: it prints as `<redacted>` in every way.
package struct Secret: Hashable, Sendable {
    /// The text itself, for the one place that signs or sends with it.
    package let revealed: String

    /// Hides a text.
    package init(_ text: String) {
        revealed = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    package var description: String { "<redacted>" }

    /// Always `<redacted>`.
    package var debugDescription: String { description }

    /// A mirror without children, so that `dump` and failed expectations show nothing.
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
