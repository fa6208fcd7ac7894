import Foundation
import Synchronization

/// A server on loopback that does with each connection what a test says, down to rudeness.
final class LoopbackServer: Sendable {
    /// What a server saw, in its order.
    enum Event: Sendable, Hashable {
        case opened
        case request(String)
        case closed
    }

    let port: UInt16
    /// What happens, as it happens; for one reader.
    let events: AsyncStream<Event>
    private let listener: CInt
    private let log: Log

    /// A server that calls `serve` for each connection, on a thread of its own, and closes the connection after that.
    init(_ serve: @escaping @Sendable (Connection) -> Void) throws {
        (listener, port) = try Self.listen(backlog: 1_024)
        let (events, continuation) = AsyncStream<Event>.makeStream()
        self.events = events
        let log = Log(continuation)
        self.log = log
        let listener = listener
        Thread.detachNewThread {
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else { return }
                _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
                log.add(.opened)
                Thread.detachNewThread {
                    serve(Connection(socket: socket, log: log))
                    close(socket)
                }
            }
        }
    }

    /// A server that answers each request and keeps connections open.
    convenience init(answering answer: @escaping @Sendable (Request) -> String) throws {
        try self.init { connection in
            while let request = connection.read() { connection.write(answer(request)) }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var url: String { "http://127.0.0.1:\(port)" }
    /// How many connections there were.
    var connectionCount: Int { log.all.count { $0 == .opened } }
    /// The first lines of the requests so far.
    var requests: [String] {
        log.all.compactMap { if case .request(let line) = $0 { line } else { nil } }
    }

    /// Waits for the first event that is wanted.
    func next(_ isWanted: (Event) -> Bool) async {
        for await event in events where isWanted(event) { return }
    }

    /// A socket that listens on a free port.
    static func listen(backlog: CInt) throws -> (socket: CInt, port: UInt16) {
        // No child of another test may hold the socket.
        let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                let status = unsafe bind(listener, address, length)
                return unsafe status == 0 ? getsockname(listener, address, &length) : status
            }
        }
        guard status == 0, Foundation.listen(listener, backlog) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    /// A port that nobody listens on.
    static func freePort() throws -> UInt16 {
        let (socket, port) = try listen(backlog: 1)
        close(socket)
        return port
    }

    /// Events, kept and passed on.
    final class Log: Sendable {
        private let events = Mutex<[Event]>([])
        private let continuation: AsyncStream<Event>.Continuation

        init(_ continuation: AsyncStream<Event>.Continuation) {
            self.continuation = continuation
        }

        var all: [Event] { events.withLock { $0 } }

        func add(_ event: Event) {
            events.withLock { $0.append(event) }
            continuation.yield(event)
        }
    }
}

/// A request as it arrived.
struct Request: Sendable {
    let head: String
    let body: String

    /// Method, target and version.
    var line: String { String(head.prefix { !$0.isNewline }) }
    var target: String { String(line.split(separator: " ").dropFirst().first ?? "") }

    /// The value of a header field.
    func value(_ name: String) -> String? {
        for line in head.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { continue }
            return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return nil
    }
}

/// The server's end of a connection.
struct Connection: Sendable {
    let socket: CInt
    let log: LoopbackServer.Log

    /// Reads the next request; `nil` when the client has closed.
    func read() -> Request? {
        var received: [UInt8] = []
        while true {
            if let head = Self.head(of: received) {
                let request = Request(head: head, body: "")
                let length = request.value("content-length").flatMap { Int($0) } ?? 0
                let rest = received.dropFirst(head.utf8.count)
                if rest.count >= length {
                    log.add(.request(request.line))
                    return Request(head: head, body: String(decoding: rest, as: UTF8.self))
                }
            }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = unsafe recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else {
                log.add(.closed)
                return nil
            }
            received += buffer.prefix(count)
        }
    }

    func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Closes with a reset in place of an orderly end.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private static func head(of bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        return String(text[..<end.upperBound])
    }
}

/// An answer's bytes, with its length.
func answer(_ body: String, status: String = "200 OK", headers: [String] = []) -> String {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
}
