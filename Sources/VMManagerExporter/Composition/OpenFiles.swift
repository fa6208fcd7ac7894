import Foundation

/// How many files, connections among them, the process may have open.
enum OpenFiles {
    /// Raises the limit to what the system allows: the usual one is as high as the connections that are served, and
    /// the store, files and calls to Google need some, too.
    static func allowAsManyAsPossible() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
