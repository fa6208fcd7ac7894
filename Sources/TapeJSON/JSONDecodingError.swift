/// Says which field of a well-formed JSON document has the wrong shape.
@usableFromInline package struct JSONDecodingError: Error, Equatable, Sendable {
    /// Where the value is, from the cursor that was decoded: "inventories[3].osInfo.version"; empty for itself.
    package private(set) var path: String

    /// What is wrong, in words: "expected a string, found an array".
    package let problem: String

    /// A problem with the value itself; the callers on the way out add the path.
    package init(path: String = "", problem: String) {
        self.path = path
        self.problem = problem
    }

    /// The same problem, seen from the object that holds it under that name.
    @usableFromInline
    package func prefixed(by key: StaticString) -> JSONDecodingError {
        prefixed(component: String(describing: key))
    }

    /// The same problem, seen from the object that holds it under a name that came with the document.
    ///
    /// The name is cut to 64 characters and its control characters are replaced.
    @usableFromInline
    package func prefixed(by key: JSONText) -> JSONDecodingError {
        let shown = key.string.unicodeScalars.prefix(64).map { scalar in
            scalar.properties.generalCategory == .control ? "?" : String(scalar)
        }
        return prefixed(component: shown.joined())
    }

    /// The same problem, seen from the array that holds it at that position.
    @usableFromInline
    package func prefixed(by index: Int) -> JSONDecodingError {
        prefixed(component: "[\(index)]")
    }

    private func prefixed(component: String) -> JSONDecodingError {
        var error = self
        let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
        error.path = component + separator + path
        return error
    }
}

extension JSONDecodingError: CustomStringConvertible {
    /// One line: "items[3].name: expected a string, found an array".
    @usableFromInline package var description: String { path.isEmpty ? problem : "\(path): \(problem)" }
}
