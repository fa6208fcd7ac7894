import Foundation
import Server
import Testing

/// Addresses of all kinds.
@Suite(.enabled(if: Curl.missing == nil, Curl.missing)) struct ListeningTests {
    @Test func `several addresses answer, and all are told`() async throws {
        let path = "/tmp/listening-\(UUID().uuidString.prefix(8)).sock"
        let addresses: [ServerAddress] = [
            .internet(host: "127.0.0.1", port: 0), .internet(host: "::1", port: 0), .unixSocket(path: path),
        ]
        try await RunningListener.with(listen: addresses) { server in
            #expect(server.addresses.map(\.asked) == addresses)
            let ports = server.addresses.compactMap(\.port)
            #expect(Set(ports).count == 2 && !ports.contains(0))
            for url in server.addresses.dropLast().map(\.url) {
                #expect(try await Curl.get("\(url)/metrics").body == "vmmanager_up 1\n")
            }
            let answer = try await Curl.get("http://localhost/metrics", "--unix-socket", path)
            #expect(answer.status == 200)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o660)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `an empty host is every address`() async throws {
        try await RunningListener.with(listen: [.internet(host: "", port: 0)]) { server in
            let answer = try await Curl.get("http://127.0.0.1:\(server.port)/metrics")
            #expect(answer.status == 200)
            #expect(server.addresses[0].url == "http://localhost:\(server.port)")
        }
    }

    @Test func `an address in use fails all, by name`() async throws {
        try await RunningListener.with { server in
            let taken = ServerAddress.internet(host: "127.0.0.1", port: server.port)
            let error = await #expect(throws: ListeningError.self) {
                try await RunningListener.with(listen: [.internet(host: "127.0.0.1", port: 0), taken]) { _ in }
            }
            #expect(error?.description == "cannot listen on 127.0.0.1:\(server.port): Address already in use")
        }
    }

    @Test func `a socket file of a living server stays, one of a dead server goes`() async throws {
        let path = "/tmp/listening-\(UUID().uuidString.prefix(8)).sock"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let address = ServerAddress.unixSocket(path: path)
        try await RunningListener.with(listen: [address]) { _ in
            let error = await #expect(throws: ListeningError.self) {
                try await RunningListener.with(listen: [address]) { _ in }
            }
            #expect(error?.reason == "another process listens there")
            let answer = try await Curl.get("http://localhost/metrics", "--unix-socket", path)
            #expect(answer.status == 200)
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &name.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let bound = unsafe withUnsafePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(descriptor)
        #expect(bound == 0 && FileManager.default.fileExists(atPath: path))
        try await RunningListener.with(listen: [address]) { _ in
            let answer = try await Curl.get("http://localhost/metrics", "--unix-socket", path)
            #expect(answer.status == 200)
        }
    }

    @Test func `a file that is no socket stays`() async throws {
        let path = "/tmp/listening-\(UUID().uuidString.prefix(8)).txt"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("precious".utf8).write(to: URL(filePath: path))
        let error = await #expect(throws: ListeningError.self) {
            try await RunningListener.with(listen: [.unixSocket(path: path)]) { _ in }
        }
        #expect(error?.reason == "a file that is no socket is there")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }
}
