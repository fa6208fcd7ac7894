import Glibc
package import Logging
package import NIOCore
package import StrictYAML
import Synchronization

/// A web configuration file in force, that follows the file and the certificates it names.
///
/// A file that is wrong for longer than a moment closes the doors: nobody is served by a configuration that its owner
/// believes to have replaced.
package final class WebConfigurationSource: Sendable {
    private struct Reading {
        var state: WebState
        /// Files with what told them from later versions of themselves.
        var stamps: [String: FileStamp?]
        /// Since when the files are wrong, in spite of which the old state may still hold.
        var wrongSince: NIODeadline?
        var isBroken = false
    }

    /// The file as it was named.
    package let path: String
    private let logger: Logger
    private let patience: TimeAmount
    private let worker = PasswordWorker()
    private let reading: Mutex<Reading>

    /// Reads the file, and throws all that is wrong with it.
    ///
    /// A file that is being written is given some time to become right again.
    package init(path: String, logger: Logger, patience: TimeAmount = .seconds(3)) throws(ReadingErrors) {
        (self.path, self.logger, self.patience) = (path, logger, patience)
        let (contents, stamps) = try Self.read(path)
        reading = Mutex(Reading(state: WebState(contents, after: nil, worker: worker), stamps: stamps))
        report(contents)
    }

    /// What holds now; `nil` where the file is wrong.
    var state: WebState? { reading.withLock { $0.isBroken ? nil : $0.state } }

    /// Whether TLS is spoken, which never changes.
    var isEncrypted: Bool { reading.withLock { $0.state.tls != nil } }

    /// Reads the files again if they changed; true if connections are to be made anew.
    ///
    /// Not for use by several at once.
    func follow(now: NIODeadline = .now()) -> Bool {
        let before = reading.withLock { $0 }
        let hasChanged = before.stamps.contains { FileStamp(path: $0.key) != $0.value }
        guard hasChanged || before.wrongSince != nil else { return false }
        do throws(ReadingErrors) {
            let (contents, stamps) = try Self.read(path)
            if let loss = before.state.configuration.protectionLost(in: contents.configuration) {
                note("\(path): \(loss)", since: before.wrongSince ?? now, now)
                return false
            }
            let state = WebState(contents, after: before.state, worker: worker)
            reading.withLock { $0 = Reading(state: state, stamps: stamps) }
            logger.notice("web configuration read anew", metadata: ["file": "\(path)"])
            report(contents)
            return true
        } catch {
            note(error.errors.map(\.description).joined(separator: "; "), since: before.wrongSince ?? now, now)
            return false
        }
    }

    /// Closes the doors when the files are wrong for too long.
    private func note(_ problem: String, since: NIODeadline, _ now: NIODeadline) {
        let isNew = reading.withLock { reading in
            reading.wrongSince = since
            guard now - since >= patience, !reading.isBroken else { return false }
            reading.isBroken = true
            return true
        }
        if isNew {
            logger.error(
                "the web configuration is wrong; nobody is answered until it is right",
                metadata: ["problem": "\(problem)"]
            )
        }
    }

    private static func read(
        _ path: String
    ) throws(ReadingErrors) -> (WebConfiguration.Contents, [String: FileStamp?]) {
        let stamp = FileStamp(path: path)
        let contents = try WebConfiguration.load(path: path)
        return (contents, (contents.tls?.stamps ?? [:]).merging([path: stamp]) { $1 })
    }

    /// Says what a configuration holds that works, and yet not as its owner may think.
    private func report(_ contents: WebConfiguration.Contents) {
        if let expires = contents.tls?.expires, expires <= time(nil) {
            logger.warning("the certificate of this server has expired", metadata: ["file": "\(path)"])
        }
        if contents.configuration.tls?.wantsOrderOfSuites == true {
            logger.notice(
                "prefer_server_cipher_suites has no effect: the client chooses among cipher_suites",
                metadata: ["file": "\(path)"]
            )
        }
        if contents.configuration.tls == nil, !contents.configuration.users.isEmpty {
            logger.warning(
                "passwords travel in the clear, because there is no tls_server_config",
                metadata: ["file": "\(path)"]
            )
        }
    }
}

/// A web configuration with what it needs to be followed.
struct WebState: Sendable {
    let configuration: WebConfiguration
    let tls: TLSMaterial?
    /// `nil` when everybody may ask.
    let authentication: BasicAuthentication?
    let bucket: TokenBucket?

    /// Logins are forgotten when users change; a bucket that is to be the same stays as full as it is.
    init(_ contents: WebConfiguration.Contents, after old: WebState?, worker: PasswordWorker) {
        configuration = contents.configuration
        tls = contents.tls
        let users = configuration.users
        if let old, old.configuration.users == users {
            authentication = old.authentication
        } else {
            authentication = users.isEmpty ? nil : BasicAuthentication(users: users, worker: worker)
        }
        bucket = configuration.rateLimit.map { limit in
            if let bucket = old?.bucket, bucket.limit == limit { return bucket }
            return TokenBucket(limit)
        }
    }
}
