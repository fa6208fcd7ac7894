package import Fleet
package import GoogleCloud
import Synchronization

/// What this process has counted of its calls since it began; safe for concurrent use.
package final class CollectionCounters: Sendable {
    /// The counts at one moment.
    package struct Counts: Sendable, Hashable {
        /// Answers by service and HTTP status, 0 for calls without an answer.
        package var requests: [Request: Int] = [:]
        /// Time spent waiting for quota, by service and bucket.
        package var throttle: [Throttle: Duration] = [:]
        /// Failed reads, by project, source and reason.
        package var errors: [Failure: Int] = [:]

        /// Nothing counted yet.
        package init() {}
    }

    /// A service and a status.
    package struct Request: Sendable, Hashable, Comparable {
        /// The service, such as `osconfig`.
        package let service: String
        /// The HTTP status, 0 for none.
        package let code: Int

        /// Orders by service and code.
        package static func < (left: Request, right: Request) -> Bool {
            (left.service, left.code) < (right.service, right.code)
        }
    }

    /// A service and a bucket of its quota.
    package struct Throttle: Sendable, Hashable, Comparable {
        /// The service, such as `osconfig`.
        package let service: String
        /// `global` or `zonal`.
        package let bucket: String

        /// Orders by service and bucket.
        package static func < (left: Throttle, right: Throttle) -> Bool {
            (left.service, left.bucket) < (right.service, right.bucket)
        }
    }

    /// A way in which reading a source failed.
    package struct Failure: Sendable, Hashable, Comparable {
        /// The project.
        package let project: ProjectID
        /// The source.
        package let source: Source
        /// The reason, of a closed set.
        package let reason: String

        /// Orders by project, source and reason.
        package static func < (left: Failure, right: Failure) -> Bool {
            (left.project.text, left.source, left.reason) < (right.project.text, right.source, right.reason)
        }
    }

    private let state = Mutex(Counts())

    /// Counts from nothing.
    package init() {}

    /// The counts now.
    package var counts: Counts { state.withLock { $0 } }

    /// Counts what a client tells of.
    package func count(_ event: GoogleAPIClient.Event) {
        state.withLock { counts in
            switch event {
            case .answer(let service, let code):
                counts.requests[Request(service: service.rawValue, code: code), default: 0] += 1
            case .wait(let service, let bucket, let time):
                counts.throttle[Throttle(service: service.rawValue, bucket: bucket), default: .zero] += time
            }
        }
    }

    /// Counts a failed read.
    func count(_ problem: CollectionProblem) {
        let failure = Failure(project: problem.project, source: problem.source, reason: problem.reason)
        state.withLock { $0.errors[failure, default: 0] += 1 }
    }
}
