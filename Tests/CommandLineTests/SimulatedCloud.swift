import Foundation
import FoundationNetworking
import Testing

/// The built program as a Google Cloud of its own, whose clock stands still until it is moved.
final class SimulatedCloud {
    private let server: RunningServer
    /// What steers it.
    let control: CloudControl

    /// Starts the simulator with a scenario's name or file.
    init(_ scenario: String, _ options: [String] = []) async throws {
        server = try await RunningServer(["simulate", "--port", "0", "--scenario", scenario, "--seed", "7"] + options)
        control = CloudControl(url: server.url)
        try await control.post("clock", #"{"rate": 0}"#)
    }

    /// Starts the simulator at a time, such as one ago, so that its clock can be moved and is not ahead of ours.
    convenience init(_ scenario: String, start: Date) async throws {
        try await self.init(scenario, ["--start", start.ISO8601Format()])
    }

    /// Starts the simulator some time ago.
    convenience init(_ scenario: String, before now: Duration) async throws {
        try await self.init(scenario, start: .now.addingTimeInterval(-Double(now.components.seconds)))
    }
}

/// Steers a simulator, and asks it what is so.
struct CloudControl: Sendable {
    let url: String

    /// What is so in a project.
    func truth(of project: String) async throws -> JSON {
        try #require(try await request("GET", "truth?project=\(project)")["projects"].list.first)
    }

    /// What the API itself lists at a path, all pages of it.
    func list(_ path: String, _ key: String) async throws -> [JSON] {
        var (found, token): ([JSON], String?) = ([], "")
        while let next = token?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) {
            let page = try await send("GET", "\(path)?pageSize=100&pageToken=\(next)")
            found += page[key].list
            token = page["nextPageToken"].isThere ? page["nextPageToken"].text : nil
        }
        return found
    }

    /// What time it is there.
    func now() async throws -> Date {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return try style.parse(try await request("GET", "clock")["now"].text)
    }

    /// Moves the clock on.
    func advance(_ duration: String) async throws { try await post("clock", #"{"advance": "\#(duration)"}"#) }

    /// Lets something go wrong from now on, and gives its number.
    func fault(_ fault: String) async throws -> String { try await post("faults", fault)["id"].text }

    /// Ends a fault.
    func end(fault: String) async throws { _ = try await request("DELETE", "faults/\(fault)") }

    /// The calls that were logged since they were last forgotten.
    func requests() async throws -> [JSON] { try await request("GET", "requests")["requests"].list }

    /// Forgets the calls.
    func forgetRequests() async throws { _ = try await request("DELETE", "requests") }

    /// Sends JSON to a page.
    @discardableResult
    func post(_ page: String, _ body: String) async throws -> JSON { try await request("POST", page, body) }

    private func request(_ method: String, _ page: String, _ body: String? = nil) async throws -> JSON {
        try await send(method, "/simulator/\(page)", body)
    }

    private func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> JSON {
        var request = URLRequest(url: try #require(URL(string: url + path)))
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let text = String(decoding: data, as: UTF8.self)
        try #require((response as? HTTPURLResponse)?.statusCode.isSuccess == true, "\(method) \(path): \(text)")
        return data.isEmpty ? try JSON("null") : try JSON(text)
    }
}

extension Int {
    fileprivate var isSuccess: Bool { (200...299).contains(self) }
}
