import CLibcurl

extension RetryPolicy {
    /// What a server asks for in `Retry-After`, in seconds or as a date; `nil` when it does not, or nobody can tell.
    ///
    /// See https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
    static func wait(askedBy response: HTTPResponse, now: Int64) -> Duration? {
        guard let text = response.headers["retry-after"], !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // More digits than a number holds are longer than any budget as well.
            return .seconds(min(Int64(text) ?? .max, 1 << 32))
        }
        let date = Int64(unsafe curl_getdate(text, nil))
        guard date >= 0 else { return nil }
        return .seconds(min(max(0, date - now), 1 << 32))
    }
}
