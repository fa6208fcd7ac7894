/// What a file's first bytes promise.
enum ContentKind: Equatable {
    /// Nothing, or only white space.
    case empty
    /// A JSON object or array.
    case json
    /// Lines of the OS Config agent.
    case agentLog
    /// Anything else.
    case other

    /// Whether JSON begins as an array, as what gcloud lists does.
    static func isArray(_ head: [UInt8]) -> Bool { firstByte(of: body(of: head)) == UInt8(ascii: "[") }

    /// Looks at the first chunk of a file.
    init(_ head: [UInt8]) {
        let body = Self.body(of: head)
        guard let first = Self.firstByte(of: body) else {
            self = .empty
            return
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            self = .json
        } else {
            self = body.prefix(1 << 16).contains(Array("OSConfigAgent".utf8)) ? .agentLog : .other
        }
    }

    /// What follows a byte order mark.
    private static func body(of head: [UInt8]) -> ArraySlice<UInt8> {
        head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    }

    /// The first byte that is no white space.
    private static func firstByte(of body: ArraySlice<UInt8>) -> UInt8? {
        body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
