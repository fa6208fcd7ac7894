import CLibcurl

/// libcurl's easy handle: one transfer at a time, used again and again.
///
/// The first option that libcurl refuses is kept in ``refusal``. Owns the library's memory; for one thread.
@safe
struct EasyHandle: ~Copyable {
    /// The handle, for libcurl.
    let pointer: UnsafeMutableRawPointer
    private let errors: UnsafeMutablePointer<CChar>
    private var headers: UnsafeMutablePointer<curl_slist>?
    /// What libcurl said to the first option that it refused.
    private(set) var refusal: CURLcode?

    /// A handle without options; `nil` when memory is short.
    init?() {
        guard let pointer = unsafe curl_easy_init() else { return nil }
        unsafe self.pointer = unsafe pointer
        unsafe errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        reset()
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        unsafe curl_slist_free_all(headers)
        unsafe errors.deallocate()
    }

    /// Forgets all options, secrets among them; keeps what makes the next transfer faster, such as TLS sessions.
    mutating func reset() {
        unsafe curl_easy_reset(pointer)
        unsafe curl_slist_free_all(headers)
        unsafe headers = nil
        unsafe errors[0] = 0
        refusal = nil
        check(unsafe clibcurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errors))
    }

    /// What libcurl says about the last transfer's failure.
    var errorText: String { unsafe String(cString: errors) }

    mutating func set(_ option: CURLoption, _ number: Int) {
        check(unsafe clibcurl_set_number(pointer, option, number))
    }

    mutating func set(_ option: CURLoption, _ isOn: Bool) {
        set(option, isOn ? 1 : 0)
    }

    mutating func set(_ option: CURLoption, size: Int) {
        check(unsafe clibcurl_set_size(pointer, option, curl_off_t(size)))
    }

    /// Sets a time in milliseconds, at least one, since zero would mean no limit.
    mutating func set(_ option: CURLoption, milliseconds time: Duration) {
        let (seconds, attoseconds) = time.components
        let milliseconds = Double(seconds) * 1e3 + Double(attoseconds) / 1e15
        set(option, Int(min(max(milliseconds.rounded(.up), 1), Double(Int32.max))))
    }

    mutating func set(_ option: CURLoption, _ text: String?) {
        check(unsafe clibcurl_set_text(pointer, option, text))
    }

    mutating func set(_ option: CURLoption, _ callback: curl_write_callback) {
        check(unsafe clibcurl_set_callback(pointer, option, callback))
    }

    mutating func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer) {
        check(unsafe clibcurl_set_pointer(pointer, option, value))
    }

    /// Sets the body, which libcurl copies.
    mutating func set(body: [UInt8]) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
        let status = unsafe body.withUnsafeBytes { bytes in
            let start = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)
            return unsafe clibcurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, start)
        }
        check(status)
    }

    /// Sets the lines of the request's header, in place of those that libcurl would write by itself.
    mutating func set(headers lines: [String]) {
        for line in lines {
            guard let longer = unsafe curl_slist_append(headers, line) else { return check(CURLE_OUT_OF_MEMORY) }
            unsafe headers = unsafe longer
        }
        check(unsafe clibcurl_set_list(pointer, CURLOPT_HTTPHEADER, headers))
    }

    func number(_ info: CURLINFO) -> Int {
        var number = 0
        return unsafe clibcurl_get_number(pointer, info, &number) == CURLE_OK ? number : 0
    }

    private mutating func check(_ status: CURLcode) {
        if status != CURLE_OK, refusal == nil { refusal = status }
    }
}
