/// Collects an answer while it arrives, within its limits.
struct IncomingAnswer {
    /// More than any server needs; libcurl 7.88 itself limits single lines only.
    private static let largestHeader = 256 << 10
    /// What a server may say about the length of its body and be believed before it is there.
    private static let largestReserve = 16 << 20

    private let largestBody: Int
    private var headerCount = 0
    private var isInHeader = false
    /// The fields of the last header under lower-case names.
    private(set) var headers: [String: String] = [:]
    /// What has arrived of the body, decompressed.
    private(set) var body: [UInt8] = []
    /// What was too much; the transfer ends with it.
    private(set) var excess: String?

    init(largestBody: Int) {
        self.largestBody = largestBody
    }

    /// Takes one line of a header; `false` gives the transfer up.
    mutating func takeHeader(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        headerCount += line.count
        guard headerCount <= Self.largestHeader else {
            excess = "the answer's header is larger than \(Self.largestHeader) bytes"
            return false
        }
        takeHeader(unsafe String(decoding: line, as: UTF8.self))
        return true
    }

    /// Takes a part of the body; `false` gives the transfer up.
    mutating func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= largestBody - body.count else {
            excess = "the answer is larger than \(largestBody) bytes"
            return false
        }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    private mutating func takeHeader(_ line: String) {
        if !isInHeader {
            // Each interim answer has a header of its own; what is no header's beginning is a trailer behind the body.
            guard line.hasPrefix("HTTP/") else { return }
            isInHeader = true
            headers = [:]
        } else if line.allSatisfy(\.isNewline) {
            isInHeader = false
            let length = headers["content-length"].flatMap { Int($0) } ?? 0
            body.reserveCapacity(min(max(length, 0), largestBody, Self.largestReserve))
        } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
            let name = line[..<colon].lowercased()
            let value = String(IncomingAnswer.trimmed(line[line.index(after: colon)...]))
            headers[name] = headers[name].map { "\($0), \(value)" } ?? value
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}
