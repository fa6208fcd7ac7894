import HTTPTransport

/// An answer that must not be taken, by a transport that takes bodies of 1,000 bytes.
enum BrokenAnswer: String, CaseIterable {
    case nothing
    case cutOffBody
    case cutOffChunk
    case notHTTP
    case notCompressed
    case announcedTooLarge
    case tooLarge
    case headerTooLarge

    var text: String {
        switch self {
        case .nothing: ""
        case .cutOffBody: String(answer("1234567890").dropLast(5))
        case .cutOffChunk: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"
        case .notHTTP: "nonsense\r\n\r\n"
        case .notCompressed: answer("abc", headers: ["Content-Encoding: gzip"])
        case .announcedTooLarge: answer(String(repeating: "x", count: 1_001))
        case .tooLarge: "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1_001)
        case .headerTooLarge:
            answer("", headers: Array(repeating: "A: " + String(repeating: "x", count: 90_000), count: 4))
        }
    }

    var kind: TransportFailure.Kind {
        switch self {
        case .nothing, .cutOffBody, .cutOffChunk: .network
        case .notHTTP, .notCompressed: .malformed
        case .announcedTooLarge, .tooLarge, .headerTooLarge: .tooLarge
        }
    }
}
