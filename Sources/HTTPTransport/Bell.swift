import CLibcurl

/// Wakes a multi handle that waits: the one call on it that libcurl allows from other threads.
///
/// Rings only while the handle lives, which its holder must see to.
@safe
struct Bell: @unchecked Sendable {
    private let multi: UnsafeMutableRawPointer

    init(of multi: UnsafeMutableRawPointer) {
        unsafe self.multi = unsafe multi
    }

    func ring() {
        unsafe curl_multi_wakeup(multi)
    }
}
