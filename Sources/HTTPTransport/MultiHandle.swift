import CLibcurl

/// libcurl's multi handle: transfers that share connections.
///
/// Owns the library's memory and closes all connections at its end; for one thread, but for its bell.
@safe
struct MultiHandle: ~Copyable {
    /// Longer than any timer of libcurl's, which shorten the wait.
    private static let longestWait: Int32 = 60_000

    /// The library initializes itself once; doing that first makes engines on several threads safe.
    private static let library = curl_global_init(Int(CURL_GLOBAL_NOTHING))

    private let pointer: UnsafeMutableRawPointer

    /// What wakes ``wait()`` from another thread, for as long as this handle lives.
    var bell: Bell { unsafe Bell(of: pointer) }

    /// A handle without transfers that keeps up to `connections` open for later; `nil` when memory is short.
    init?(connections: Int) {
        guard Self.library == CURLE_OK, let pointer = unsafe curl_multi_init() else { return nil }
        unsafe self.pointer = unsafe pointer
        unsafe clibcurl_multi_set_number(pointer, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        unsafe clibcurl_multi_set_number(pointer, CURLMOPT_MAXCONNECTS, max(1, connections))
    }

    deinit {
        unsafe curl_multi_cleanup(pointer)
    }

    /// Begins a transfer; returns what is wrong when that cannot be.
    func add(_ easy: borrowing EasyHandle) -> String? {
        Self.problem(unsafe curl_multi_add_handle(pointer, easy.pointer))
    }

    /// Ends a transfer, done or not; one that is not done loses its connection or its stream.
    func remove(_ easy: borrowing EasyHandle) {
        unsafe curl_multi_remove_handle(pointer, easy.pointer)
    }

    /// Moves all transfers on as far as they go without waiting.
    func perform() -> String? {
        var running: Int32 = 0
        return Self.problem(unsafe curl_multi_perform(pointer, &running))
    }

    /// Waits for the network, a timer or the bell.
    func wait() -> String? {
        Self.problem(unsafe curl_multi_poll(pointer, nil, 0, Self.longestWait, nil))
    }

    /// A transfer that is done, and how; `nil` when there is none.
    func nextFinished() -> (TransferSlot, CURLcode)? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(pointer, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle else {
                continue
            }
            let code = unsafe message.pointee.data.result
            if let slot = unsafe TransferSlot.owner(of: easy) { return (slot, code) }
        }
        return nil
    }

    private static func problem(_ code: CURLMcode) -> String? {
        guard code != CURLM_OK else { return nil }
        return unsafe "libcurl cannot go on: " + String(cString: curl_multi_strerror(code))
    }
}
