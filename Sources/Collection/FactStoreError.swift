/// Why a store cannot be used; each case carries what its sentence needs.
package enum FactStoreError: Error, Hashable, Sendable {
    /// The file is no SQLite database, or another program's.
    case notAStore(path: String, problem: String)
    /// A newer version of the product wrote it.
    case newer(path: String)
    /// Another process writes it now.
    case busy(path: String)
    /// There is no such file, and reading does not make one.
    case missing(path: String)
    /// The system does not let us make or open it.
    case unusable(path: String, problem: String)
    /// The disk is full; nothing of the transaction was kept.
    case full(path: String)
    /// Anything else that SQLite or the system said.
    case failed(path: String, problem: String)
}
