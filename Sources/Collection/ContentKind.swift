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

    /// Looks at the first chunk of a file.
    init(_ head: [UInt8]) {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = head.starts(with: byteOrderMark) ? head.dropFirst(3) : head[...]
        guard let first = body.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            self = .empty
            return
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            self = .json
        } else {
            self = body.prefix(1 << 16).contains(Array("OSConfigAgent".utf8)) ? .agentLog : .other
        }
    }
}
