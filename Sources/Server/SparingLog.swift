import Logging
import NIOCore
import Synchronization

/// A log for what others can cause: of each kind of line at most one in ten seconds, with the number left out.
final class SparingLog: Sendable {
    private struct Kind {
        var next: NIODeadline
        var leftOut = 0
    }

    private let kinds = Mutex<[String: Kind]>([:])
    private let logger: Logger
    private static let pause: TimeAmount = .seconds(10)
    /// Kinds are written in the source, so there are never many.
    init(_ logger: Logger) {
        self.logger = logger
    }

    /// Logs, unless a line of the kind was logged a moment ago.
    ///
    /// What stands in `details` may come from a client; control characters are replaced.
    func notice(_ kind: String, _ details: [String: String] = [:], now: NIODeadline = .now()) {
        let leftOut: Int? = kinds.withLock { kinds in
            guard let known = kinds[kind], now < known.next else {
                let leftOut = kinds[kind]?.leftOut ?? 0
                kinds[kind] = Kind(next: now + Self.pause)
                return leftOut
            }
            kinds[kind]?.leftOut += 1
            return nil
        }
        guard let leftOut else { return }
        var metadata: Logger.Metadata = details.mapValues { "\(Self.harmless($0))" }
        if leftOut > 0 { metadata["left_out"] = "\(leftOut)" }
        logger.notice("\(kind)", metadata: metadata)
    }

    private static func harmless(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(200).map { scalar -> Unicode.Scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format ? "?" : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
