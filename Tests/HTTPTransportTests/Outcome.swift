import HTTPTransport
import Testing

/// The failure of a request that must fail.
func failure(of transport: any Transport, _ request: HTTPRequest) async throws -> TransportFailure {
    try await #require(throws: TransportFailure.self) { try await transport.send(request) }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension TransportSettings {
    /// Settings for tests, changed by `change`, that no proxy of the surroundings disturbs.
    static func direct(_ change: (inout TransportSettings) -> Void = { _ in }) -> TransportSettings {
        var settings = TransportSettings()
        settings.proxy = .none
        change(&settings)
        return settings
    }
}
