package import NIOCore
import Synchronization

/// A page that most publications never need: rendered when first asked for, then kept.
package final class PageOnDemand: Sendable {
    private enum State {
        case unmade
        case beingMade([CheckedContinuation<ByteBuffer, any Error>])
        case made(ByteBuffer)
    }

    /// What the page is, such as `text/html; charset=utf-8`.
    package let contentType: String
    private let render: @Sendable () throws -> [UInt8]
    private let state = Mutex(State.unmade)
    private let line: PageLine

    /// A page that `render` makes when its turn has come in a line.
    package init(
        contentType: String,
        in line: PageLine = .reports,
        render: @escaping @Sendable () throws -> [UInt8]
    ) {
        self.contentType = contentType
        self.line = line
        self.render = render
    }

    /// The page; who asks while it is made waits for it.
    ///
    /// One that could not be made is tried again next time. `nil` where too many wait already.
    package func body() async throws -> ByteBuffer? {
        if case .made(let body) = state.withLock({ $0 }) { return body }
        guard line.enter() else { return nil }
        defer { line.leave() }
        return try await withCheckedThrowingContinuation { continuation in
            let made: ByteBuffer? = state.withLock { state in
                switch state {
                case .made(let body): return body
                case .beingMade(let waiting): state = .beingMade(waiting + [continuation])
                case .unmade:
                    state = .beingMade([continuation])
                    line.perform { self.make() }
                }
                return nil
            }
            if let made { continuation.resume(returning: made) }
        }
    }

    private func make() {
        let result = Result { ByteBuffer(bytes: try render()) }
        let waiting = state.withLock { state -> [CheckedContinuation<ByteBuffer, any Error>] in
            guard case .beingMade(let waiting) = state else { return [] }
            state = (try? result.get()).map { .made($0) } ?? .unmade
            return waiting
        }
        for continuation in waiting { continuation.resume(with: result) }
    }
}
