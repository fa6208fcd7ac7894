import Glibc

/// Tells systemd how we are, where it started us and asks (`sd_notify(3)`); elsewhere it does nothing.
struct ServiceManager: Sendable {
    private let address: String?

    /// Takes the socket that the environment names.
    init(environment: [String: String]) {
        address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Requests are answered from now on.
    func ready() { send("READY=1") }

    /// The process goes on with its work; systemd kills what does not say so in `WatchdogSec`.
    func alive() { send("WATCHDOG=1") }

    /// The process ends.
    func stopping() { send("STOPPING=1") }

    /// A datagram to a local socket; an address that begins with `@` is one without a file.
    private func send(_ state: String) {
        guard let address else { return }
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(address.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        let offset = MemoryLayout<sockaddr_un>.offset(of: \sockaddr_un.sun_path) ?? 2
        guard bytes.count < MemoryLayout.size(ofValue: name.sun_path) else { return }
        unsafe withUnsafeMutableBytes(of: &name.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let length = socklen_t(offset + bytes.count)
        // Nothing is to be done where systemd does not listen.
        unsafe withUnsafePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe sendto(socket, state, state.utf8.count, Int32(MSG_NOSIGNAL), address, length)
            }
        }
    }
}
