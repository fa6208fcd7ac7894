/// How a ``CurlTransport`` connects, and how much it takes.
package struct TransportSettings: Sendable, Hashable {
    /// Where proxies come from.
    package enum Proxy: Sendable, Hashable {
        /// From `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`; from their upper-case names too, except
        /// `HTTP_PROXY`, which a CGI caller could set.
        case environment
        /// One for every host, but those in `except`: names and suffixes of names, separated by commas.
        case fixed(url: String, except: String)
        /// Never one.
        case none
    }

    /// Who we say we are; Google compresses some answers only for agents whose name contains `gzip`.
    package var userAgent = "vmmanager-exporter (gzip)"
    /// A PEM file with the certificate authorities to trust in place of the system's; `nil` trusts the system's.
    package var authoritiesFile: String?
    /// Where proxies come from.
    package var proxy = Proxy.environment
    /// How long name resolution, connecting and the TLS handshake may take together.
    package var connectTimeout = Duration.seconds(10)
    /// How long an exchange may take from its turn to its last byte, where the request does not say.
    package var totalTimeout = Duration.seconds(120)
    /// The rate, in bytes a second, that a transfer must not stay below for ``slowTimeout``.
    package var slowestRate = 1
    /// How long a transfer may be slower than ``slowestRate``; longer than a server may think, 30 s at Google.
    package var slowTimeout = Duration.seconds(60)
    /// The largest body that is taken, in bytes after decompression.
    package var largestBody = 256 << 20
    /// How many transfers run at a time; more wait for their turn, first come, first served.
    ///
    /// Below the hundred streams that servers allow on one HTTP/2 connection, one connection carries them all.
    package var concurrentTransfers = 64

    /// Settings fit for Google's APIs.
    package init() {}
}
