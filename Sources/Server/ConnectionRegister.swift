import NIOCore
import Synchronization

/// The connections of all addresses: how many there are, and which of them can go when there are too many.
final class ConnectionRegister: Sendable {
    private struct Entry {
        /// Since when it waits for a request; `nil` while one is under way.
        var quietSince: NIODeadline?
        let channel: any Channel
    }

    private let entries = Mutex<[ObjectIdentifier: Entry]>([:])
    private let most: Int
    private let log: SparingLog

    init(most: Int, log: SparingLog) {
        self.most = most
        self.log = log
    }

    /// Takes a new connection in, and ends the one that is quiet for longest if there are too many.
    ///
    /// False if all are busy: then the new one is to be refused.
    func admit(_ channel: any Channel) -> Bool {
        let (isAdmitted, leaving): (Bool, (any Channel)?) = entries.withLock { entries in
            var leaving: (any Channel)?
            if entries.count >= most {
                let quiet = entries.min { first, second in
                    (first.value.quietSince ?? .distantFuture) < (second.value.quietSince ?? .distantFuture)
                }
                guard let quiet, quiet.value.quietSince != nil else { return (false, nil) }
                entries[quiet.key] = nil
                leaving = quiet.value.channel
            }
            entries[ObjectIdentifier(channel)] = Entry(quietSince: .now(), channel: channel)
            return (true, leaving)
        }
        if let leaving {
            log.notice("too many connections: the one that was quiet for longest is closed", ["limit": "\(most)"])
            leaving.pipeline.fireUserInboundEventTriggered(ConnectionOrder.leaveIfQuiet)
        } else if !isAdmitted {
            log.notice("too many connections, and all are busy: a new one is refused", ["limit": "\(most)"])
        }
        return isAdmitted
    }

    /// Takes a connection back that was told to leave when a request came just then.
    func keep(_ channel: any Channel) {
        entries.withLock { $0[ObjectIdentifier(channel)] = Entry(quietSince: nil, channel: channel) }
    }

    /// Notes that a connection waits since a moment, or that it has something to do.
    func note(_ channel: any Channel, quietSince: NIODeadline?) {
        entries.withLock { $0[ObjectIdentifier(channel)]?.quietSince = quietSince }
    }

    /// Forgets a connection that was closed.
    func remove(_ channel: any Channel) {
        entries.withLock { $0[ObjectIdentifier(channel)] = nil }
    }

    /// Lets all connections go because the server ends, which waits only for a moment.
    func endAll() { tellAll(.leaveSoon) }

    /// Lets all connections go, each after the answer that it is at, so that what they may do is decided anew.
    func renewAll() { tellAll(.leaveWhenDone) }

    private func tellAll(_ order: ConnectionOrder) {
        for channel in entries.withLock({ $0.values.map(\.channel) }) {
            channel.pipeline.fireUserInboundEventTriggered(order)
        }
    }
}

/// What a connection is told from outside.
enum ConnectionOrder {
    /// To end, unless a request came meanwhile.
    case leaveIfQuiet
    /// To end after the answer that is under way.
    case leaveWhenDone
    /// To end within a few seconds, whatever is under way.
    case leaveSoon
}
