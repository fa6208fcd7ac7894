/// A header field of a request.
///
/// Its value may be a secret, so that no way of printing a field shows it.
package struct HTTPField: Sendable, Hashable {
    /// The name as it is sent; case does not matter.
    package let name: String
    /// The value as it is sent.
    package let value: String

    /// A field.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name alone.
    package var description: String { "\(name): <redacted>" }
    /// The name alone.
    package var debugDescription: String { description }
    /// Nothing, since `dump` would show the value.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
