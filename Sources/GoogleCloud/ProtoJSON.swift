import Fleet
import TapeJSON

// Scalars as the proto3 JSON mapping writes them (https://protobuf.dev/programming-guides/json/).

extension Timestamp {
    /// Reads an RFC 3339 string.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        let text = try json.requiredText()
        guard let moment = text.withSpan({ Timestamp(rfc3339: $0) }) else {
            throw json.expected("an RFC 3339 timestamp")
        }
        self = moment
    }
}

extension Duration {
    /// The longest duration of `google.protobuf.Duration`, in seconds: about 10,000 years.
    private static let longestSeconds: Int64 = 315_576_000_000

    /// Reads seconds with 0 to 9 fraction digits and an `s`, such as `3600s` or `-3.5s`, exactly.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        let text = try json.requiredText()
        guard let duration = Duration(seconds: text) else {
            throw json.expected("a duration in seconds such as \"3.5s\"")
        }
        self = duration
    }

    private init?(seconds text: JSONText) {
        guard text.last == UInt8(ascii: "s") else { return nil }
        let isNegative = text.first == UInt8(ascii: "-")
        let number = text.dropFirst(isNegative ? 1 : 0).dropLast()
        let parts = number.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = Self.digits(parts[0], atMost: 12), whole <= Self.longestSeconds else { return nil }
        var attoseconds: Int64 = 0
        if parts.count == 2 {
            guard let fraction = Self.digits(parts[1], atMost: 9) else { return nil }
            attoseconds = fraction * 1_000_000_000
            for _ in parts[1].count..<9 { attoseconds *= 10 }
        }
        let sign: Int64 = isNegative ? -1 : 1
        self.init(secondsComponent: sign * whole, attosecondsComponent: sign * attoseconds)
    }

    /// One to `limit` decimal digits; `nil` for anything else.
    private static func digits(_ text: Slice<JSONText>, atMost limit: Int) -> Int64? {
        guard (1...limit).contains(text.count) else { return nil }
        var value: Int64 = 0
        for byte in text {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

extension Open {
    /// Reads the text of an enum value, known or not.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init(try json.requiredString())
    }
}

extension JSONCursor {
    /// An array of strings.
    func strings() throws(JSONDecodingError) -> [String] {
        try decodeElements { element throws(JSONDecodingError) in try element.requiredString() }
    }

    /// An object whose values are strings, such as labels.
    func stringMap() throws(JSONDecodingError) -> [String: String] {
        var map: [String: String] = [:]
        try decodeMembers { key, value throws(JSONDecodingError) in
            map[key.string] = try value.requiredString()
        }
        return map
    }

    /// The last segment of a string that is a URL or a resource name; the whole string when it has no slash.
    func lastSegment() throws(JSONDecodingError) -> String {
        let text = try requiredText()
        let start = text.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return String(decoding: text[start...], as: UTF8.self)
    }

    /// The resource name in a string that is one, or a URL that ends in one.
    func resourceName() throws(JSONDecodingError) -> ResourceName {
        guard let name = ResourceName(try requiredString()) else { throw expected("a name with projects/… in it") }
        return name
    }
}
