import TapeJSON

/// The members of an object in a credentials file, whose errors name the member and hold nothing of its value.
struct CredentialsMembers {
    let json: JSONCursor
    /// The name of the object in the file; `nil` for the file itself.
    private let name: StaticString?

    init(_ json: JSONCursor) {
        self.init(json, name: nil)
    }

    private init(_ json: JSONCursor, name: StaticString?) {
        self.json = json
        self.name = name
    }

    /// A string that is there and not empty.
    func string(_ key: StaticString) throws(CredentialsFileProblem) -> String {
        guard let text = try optionalString(key) else { throw problem(key, "is missing") }
        return text
    }

    /// A string; `nil` when it is absent, null or empty.
    func optionalString(_ key: StaticString) throws(CredentialsFileProblem) -> String? {
        let text = try read { json throws(JSONDecodingError) in try json.optionalString(key) }
        return text?.isEmpty == true ? nil : text
    }

    /// Strings; none when they are absent.
    func strings(_ key: StaticString) throws(CredentialsFileProblem) -> [String] {
        try read { json throws(JSONDecodingError) in try json.list(key, String.init(json:)) }
    }

    /// An object that has to be there.
    func object(_ key: StaticString) throws(CredentialsFileProblem) -> CredentialsMembers {
        guard let object = try optionalObject(key) else { throw problem(key, "is missing") }
        return object
    }

    /// An object; `nil` when it is absent or null.
    func optionalObject(_ key: StaticString) throws(CredentialsFileProblem) -> CredentialsMembers? {
        let object = try read { json throws(JSONDecodingError) in try json.optionalObject(key) }
        return object.map { CredentialsMembers($0, name: key) }
    }

    /// A time in seconds, from ten minutes to twelve hours, as Google allows; `nil` when it is absent.
    func seconds(_ key: StaticString) throws(CredentialsFileProblem) -> Duration? {
        guard let seconds = try read({ json throws(JSONDecodingError) in try json.optionalInt64(key) }) else {
            return nil
        }
        guard (600...43_200).contains(seconds) else { throw problem(key, "has to be from 600 to 43200") }
        return .seconds(seconds)
    }

    /// A URL that secrets may be sent to.
    func url(
        _ key: StaticString,
        fallback: String? = nil,
        allowsPlain: Bool = false
    ) throws(CredentialsFileProblem) -> ServiceURL {
        guard let text = try optionalString(key) ?? fallback else { throw problem(key, "is missing") }
        guard let url = ServiceURL(text, allowsPlain: allowsPlain) else {
            throw problem(key, allowsPlain ? "is no URL of http or https" : "is no URL of https")
        }
        return url
    }

    /// Text that may stand in a header; `nil` when it is absent.
    func headerValue(_ key: StaticString) throws(CredentialsFileProblem) -> String? {
        guard let text = try optionalString(key) else { return nil }
        guard text.isHeaderValue else { throw problem(key, "holds characters that it may not hold") }
        return text
    }

    /// The name of a domain in lower case; `nil` when it is absent.
    func domain(_ key: StaticString) throws(CredentialsFileProblem) -> String? {
        guard let text = try optionalString(key) else { return nil }
        guard text.isDomainName else { throw problem(key, "is not the name of a domain") }
        return text.lowercased()
    }

    /// Header fields; none when they are absent.
    func headers(_ key: StaticString) throws(CredentialsFileProblem) -> [(name: String, value: Secret)] {
        var fields: [(name: String, value: Secret)] = []
        guard let object = try optionalObject(key) else { return fields }
        try object.read { json throws(JSONDecodingError) in
            try json.decodeMembers { name, value throws(JSONDecodingError) in
                fields.append((name.string, Secret(try value.requiredString())))
            }
        }
        guard fields.allSatisfy({ $0.name.isHeaderName && $0.value.revealed.isHeaderValue }) else {
            throw problem(key, "holds characters that a header may not hold")
        }
        return fields
    }

    private func read<Value>(
        _ body: (JSONCursor) throws(JSONDecodingError) -> Value
    ) throws(CredentialsFileProblem) -> Value {
        do throws(JSONDecodingError) {
            return try body(json)
        } catch {
            throw .malformed(name.map { error.prefixed(by: $0) } ?? error)
        }
    }

    private func problem(_ key: StaticString, _ problem: String) -> CredentialsFileProblem {
        let error = JSONDecodingError(problem: problem).prefixed(by: key)
        return .malformed(name.map { error.prefixed(by: $0) } ?? error)
    }
}

extension String {
    /// Whether the text may stand in a header as it is: visible ASCII and spaces within.
    var isHeaderValue: Bool {
        utf8.allSatisfy { (0x20...0x7E).contains($0) } && first != " " && last != " "
    }

    /// Whether the text may name a header (RFC 9110, section 5.1).
    var isHeaderName: Bool {
        !isEmpty
            && unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "-_0123456789".unicodeScalars.contains($0))
            }
    }

    /// Whether the text is a name of the domain name system.
    var isDomainName: Bool {
        contains(".") && utf8.count <= 253
            && unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "-.0123456789".unicodeScalars.contains($0))
            }
    }
}
