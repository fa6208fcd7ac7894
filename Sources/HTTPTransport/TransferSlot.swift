import CLibcurl

/// A place for one transfer at a time: an easy handle, and what arrives through it.
///
/// libcurl holds its address while a transfer runs; the engine keeps it alive for longer than that.
final class TransferSlot {
    private(set) var easy: EasyHandle
    private var submission: Submission?
    private var answer = IncomingAnswer(largestBody: 0)

    /// An idle place; `nil` when memory is short.
    init?() {
        guard let easy = EasyHandle() else { return nil }
        self.easy = easy
    }

    /// Makes ready for a transfer; returns what is wrong when libcurl refuses that.
    func begin(_ submission: Submission, _ settings: TransportSettings) -> String? {
        self.submission = submission
        answer = IncomingAnswer(largestBody: settings.largestBody)
        easy.prepare(submission.request, settings)
        let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe easy.set(CURLOPT_PRIVATE, pointer: owner)
        unsafe easy.set(CURLOPT_HEADERDATA, pointer: owner)
        unsafe easy.set(CURLOPT_WRITEDATA, pointer: owner)
        unsafe easy.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, owner in
            unsafe TransferSlot.take(bytes, size * count, owner) { answer, bytes in unsafe answer.takeHeader(bytes) }
        }
        unsafe easy.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, owner in
            unsafe TransferSlot.take(bytes, size * count, owner) { answer, bytes in unsafe answer.takeBody(bytes) }
        }
        guard let refusal = easy.refusal else { return nil }
        return unsafe "libcurl refuses the request: " + String(cString: curl_easy_strerror(refusal))
    }

    /// What a transfer that is done has come to.
    func outcome(_ code: CURLcode) -> Submission.Outcome {
        guard code == CURLE_OK else {
            let host = submission?.request.host ?? ""
            if let excess = answer.excess { return .failure(TransportFailure(.tooLarge, "\(host): \(excess)")) }
            return .failure(TransportFailure(code, easy, host: host))
        }
        let response = HTTPResponse(
            status: easy.number(CURLINFO_RESPONSE_CODE),
            headers: answer.headers,
            body: answer.body,
            version: easy.version
        )
        return .success(response)
    }

    /// Becomes idle; the caller owns the submission from now on.
    @discardableResult
    func clear() -> Submission? {
        answer = IncomingAnswer(largestBody: 0)
        easy.reset()
        return submission.take()
    }

    /// The place whose handle this is.
    static func owner(of easy: UnsafeMutableRawPointer) -> TransferSlot? {
        var owner: UnsafeMutableRawPointer?
        guard unsafe clibcurl_get_pointer(easy, CURLINFO_PRIVATE, &owner) == CURLE_OK, let owner = unsafe owner else {
            return nil
        }
        return unsafe Unmanaged<TransferSlot>.fromOpaque(owner).takeUnretainedValue()
    }

    /// Takes what libcurl hands over; any count but the one given makes libcurl give the transfer up.
    private static func take(
        _ bytes: UnsafeMutablePointer<CChar>?,
        _ count: Int,
        _ owner: UnsafeMutableRawPointer?,
        _ body: (inout IncomingAnswer, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Int {
        guard count > 0 else { return 0 }
        guard let owner = unsafe owner, let bytes = unsafe bytes else { return 0 }
        let slot = unsafe Unmanaged<TransferSlot>.fromOpaque(owner).takeUnretainedValue()
        let start = unsafe UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
        return unsafe body(&slot.answer, UnsafeBufferPointer(start: start, count: count)) ? count : 0
    }
}
