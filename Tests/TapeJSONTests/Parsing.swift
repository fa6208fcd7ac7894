import TapeJSON

/// Parses the text and returns what `body` makes of its root value.
func parsed<Value, Failure: Error>(
    _ json: String,
    _ body: (JSONCursor) throws(Failure) -> Value
) throws -> Value {
    var parser = JSONParser()
    return try parser.withDocument(Array(json.utf8), body)
}

/// The error that parsing the bytes ends in, nil when they parse.
func parseError(_ bytes: [UInt8], maximumDepth: Int = 1_024) throws -> JSONError? {
    var parser = JSONParser(maximumDepth: maximumDepth)
    do {
        try parser.withDocument(bytes) { _ in }
        return nil
    } catch let error as JSONError {
        return error
    }
}

/// Writes a value back as JSON, visiting every value below it; nil when a container's own count disagrees.
func rendered(_ cursor: JSONCursor) -> String? {
    switch cursor.kind {
    case .null: "null"
    case .bool: cursor.bool.map { "\($0)" }
    case .int64: cursor.int64.map { "\($0)" }
    case .uint64: cursor.uint64.map { "\($0)" }
    case .double: cursor.double.map { "\($0)" }
    case .string: cursor.text.map(quoted)
    case .array: renderedArray(cursor)
    case .object: renderedObject(cursor)
    }
}

private func renderedArray(_ cursor: JSONCursor) -> String? {
    let parts = cursor.elements.compactMap(rendered)
    return parts.count == cursor.elements.underestimatedCount ? "[\(parts.joined(separator: ","))]" : nil
}

private func renderedObject(_ cursor: JSONCursor) -> String? {
    let parts = cursor.members.compactMap { key, value in rendered(value).map { "\(quoted(key)):\($0)" } }
    return parts.count == cursor.members.underestimatedCount ? "{\(parts.joined(separator: ","))}" : nil
}

private func quoted(_ text: JSONText) -> String {
    let escaped = text.string.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\u{0}"..<"\u{20}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: String(scalar)
        }
    }
    return "\"\(escaped.joined())\""
}
