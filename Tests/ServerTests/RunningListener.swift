import Foundation
import Hummingbird
import Logging
import NIOCore
import Server
import ServiceLifecycle
import StrictYAML
import Synchronization

/// A server on sockets of its own, for the time of a test.
struct RunningListener: Sendable {
    let addresses: [ListeningAddress]
    let log: LogLines

    /// The port of the first address.
    var port: Int { addresses.lazy.compactMap(\.port).first ?? 0 }
    var url: String { "\(addresses[0].isEncrypted ? "https" : "http")://127.0.0.1:\(port)" }

    static func with(
        _ router: Router<BasicRequestContext> = .small,
        listen: [ServerAddress] = [.internet(host: "127.0.0.1", port: 0)],
        web: WebFile? = nil,
        reload: ReloadDoor? = nil,
        limits: ServerLimits = .but { _ in },
        _ use: @escaping @Sendable (RunningListener) async throws -> Void
    ) async throws {
        let log = LogLines()
        let (arrivals, continuation) = AsyncStream<[ListeningAddress]>.makeStream()
        let source = try web.map { web in
            try WebConfigurationSource(path: web.path, logger: log.logger, patience: .milliseconds(1_500))
        }
        let service = ExporterServer.service(
            listen: listen,
            responder: router.buildResponder(),
            web: source,
            reload: reload,
            limits: limits,
            logger: log.logger
        ) { addresses in
            continuation.yield(addresses)
            continuation.finish()
        }
        let group = ServiceGroup(configuration: .init(services: [service], logger: log.logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { continuation.finish() }
                try await group.run()
            }
            for await addresses in arrivals { try await use(RunningListener(addresses: addresses, log: log)) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}

extension ServerLimits {
    /// The usual limits but for some, and for patience: a machine that has much to do is no reason to fail.
    static func but(_ change: (inout ServerLimits) -> Void) -> ServerLimits {
        var limits = ServerLimits()
        (limits.head, limits.requestBody, limits.stall, limits.answer) = (.hours(1), .hours(1), .hours(1), .hours(1))
        change(&limits)
        return limits
    }
}

extension Router<BasicRequestContext> {
    /// Answers with a few bytes.
    static var small: Router {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.get("/metrics") { _, _ in "vmmanager_up 1\n" }
        router.get("/-/healthy") { _, _ in "alive\n" }
        return router
    }

    /// Answers with many bytes, which all answers share.
    ///
    /// `onAsking` is told of each request for them.
    static func large(_ bytes: Int, onAsking: @escaping @Sendable () -> Void = {}) -> Router {
        let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: bytes)
        let router = small
        router.get("/large") { _, _ in
            onAsking()
            return Response(status: .ok, body: ResponseBody(byteBuffer: body))
        }
        return router
    }
}

extension ByteBuffer {
    /// 50 MB of which no two pieces are alike, so that none can stand for another.
    static let varied: ByteBuffer = {
        var bytes = ByteBuffer()
        for number in UInt8(0)..<50 {
            bytes.writeString("piece \(number)")
            bytes.writeRepeatingByte(number, count: 1_000_000)
        }
        return bytes
    }()
}

/// A web configuration file of a test.
final class WebFile: Sendable {
    let path: String
    private let folder: String

    init(_ text: String) throws {
        folder = NSTemporaryDirectory() + "web-\(UUID().uuidString)"
        path = folder + "/web.yml"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write(text)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Puts another text in its place.
    func write(_ text: String, to name: String = "web.yml") throws {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"), options: .atomic)
    }

    /// The problems of the file, each without the path before its line.
    var problems: [String] {
        do throws(ReadingErrors) {
            try WebConfiguration.check(path: path)
            return []
        } catch {
            return error.errors.map { String($0.description.dropFirst(path.count + 1)) }
        }
    }
}

/// What was logged.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    /// The lines that hold a text.
    func holding(_ text: String) -> [String] { all.filter { $0.contains(text) } }

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(lines: self) }
        logger.logLevel = .info
        return logger
    }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let details = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            lines.lines.withLock { $0.append("\(event.message)\(details.joined())") }
        }
    }
}
