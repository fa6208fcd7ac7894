import CLibcrypto
import HTTPTypes
import Synchronization

/// Decides whether a request comes from a user of the web configuration.
///
/// A login that was found right is remembered by a keyed hash, so that only the first costs the work of bcrypt.
/// Logins that are wrong cost that work each time, whether there is such a user or not.
final class BasicAuthentication: Sendable {
    /// What became of a login.
    enum Outcome: Sendable {
        case right
        case wrong
        /// Too many logins wait for their turn.
        case busy
    }

    private typealias Digest = [UInt8]

    private struct State {
        /// Right logins, the oldest first.
        var known: [Digest] = []
        /// Who waits for a login that is being looked at.
        var waiting: [Digest: [CheckedContinuation<Outcome, Never>]] = [:]
    }

    private let users: [String: BcryptHash]
    private let decoys: [BcryptHash]
    private let worker: PasswordWorker
    private let key: [UInt8]
    private let state = Mutex(State())

    private static let mostKnown = 1_024
    /// How many wait for logins that are looked at: they must leave room among the requests at a time.
    static let mostWaiting = 512

    /// For at least one user.
    init(users: [String: BcryptHash], worker: PasswordWorker) {
        self.users = users
        self.worker = worker
        key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        decoys = users.values.compactMap { BcryptHash.decoy(cost: $0.cost) }
    }

    /// Looks at the field `Authorization` of a request; `nil` when there is none.
    func check(_ field: String?) async -> Outcome {
        guard let login = field.flatMap(Login.init), let digest = digest(of: login) else { return .wrong }
        return await withCheckedContinuation { continuation in
            let next: Next = state.withLock { state in
                if state.known.contains(digest) { return .answer(.right) }
                guard state.waiting.values.lazy.map(\.count).reduce(0, +) < Self.mostWaiting else {
                    return .answer(.busy)
                }
                if state.waiting[digest] != nil {
                    state.waiting[digest]?.append(continuation)
                    return .wait
                }
                state.waiting[digest] = [continuation]
                return .work
            }
            switch next {
            case .answer(let outcome): continuation.resume(returning: outcome)
            case .wait: break
            case .work: work(on: login, digest)
            }
        }
    }

    private enum Next {
        case answer(Outcome)
        case wait
        case work
    }

    private func work(on login: Login, _ digest: Digest) {
        let user = users[login.name]
        guard let hash = user ?? decoy(for: login.name) else { return finish(digest, .wrong) }
        let isTaken = worker.perform { [self] in
            let matches = hash.matches(login.password)
            finish(digest, matches && user != nil ? .right : .wrong)
        }
        if !isTaken { finish(digest, .busy) }
    }

    private func finish(_ digest: Digest, _ outcome: Outcome) {
        let waiting = state.withLock { state in
            if outcome == .right {
                if state.known.count >= Self.mostKnown { state.known.removeFirst() }
                state.known.append(digest)
            }
            return state.waiting.removeValue(forKey: digest) ?? []
        }
        for continuation in waiting { continuation.resume(returning: outcome) }
    }

    /// A hash of the cost of one of the users: the same for a name each time, and which one nobody can foresee.
    private func decoy(for name: String) -> BcryptHash? {
        guard !decoys.isEmpty, let digest = digest(of: Array(name.utf8)) else { return nil }
        return decoys[Int(digest[0]) % decoys.count]
    }

    /// What stands for a login, without being of use to anybody who reads the memory of this process.
    private func digest(of login: Login) -> Digest? {
        digest(of: Array(login.name.utf8) + [0] + login.password)
    }

    private func digest(of message: [UInt8]) -> Digest? {
        var digest = Digest(repeating: 0, count: 32)
        var length = 0
        let made = unsafe EVP_Q_mac(
            nil,
            "HMAC",
            nil,
            "SHA256",
            nil,
            key,
            key.count,
            message,
            message.count,
            &digest,
            digest.count,
            &length
        )
        return unsafe made != nil && length == 32 ? digest : nil
    }
}

/// A name and a password, as a browser sends them.
private struct Login: Sendable {
    let name: String
    let password: [UInt8]

    /// Takes `Basic` and base64.
    init?(_ field: String) {
        let words = field.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "basic", field.utf8.count <= 4_096,
            let bytes = Base64.decode(words[1].drop(while: { $0 == " " }).utf8),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let name = String(validating: bytes[..<colon], as: UTF8.self), !name.utf8.contains(0)
        else { return nil }
        self.name = name
        password = Array(bytes[(colon + 1)...])
    }
}

/// Base64 as RFC 4648 has it, with its padding.
private enum Base64 {
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        var (bytes, bits, width): ([UInt8], UInt32, Int) = ([], 0, 0)
        for character in text.dropLast(padding) {
            guard let value = value(of: character) else { return nil }
            bits = bits << 6 | value
            width += 6
            if width >= 8 {
                width -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(width)))
            }
        }
        return bytes
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
