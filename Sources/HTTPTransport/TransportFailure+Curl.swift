import CLibcurl

extension TransportFailure {
    /// What a transfer that ended with a code of libcurl's means for the one who waits.
    init(_ code: CURLcode, _ easy: borrowing EasyHandle, host: String) {
        let connectStatus = easy.number(CURLINFO_HTTP_CONNECTCODE)
        if connectStatus != 0, !(200..<300).contains(connectStatus) {
            let message = "\(host): the proxy refuses to connect, with status \(connectStatus)"
            self.init(.proxy, message, isWorthRetrying: connectStatus >= 500)
            return
        }
        let (kind, isWorthRetrying) = Self.verdict(code)
        self.init(kind, "\(host): \(Self.text(code, easy.errorText))", isWorthRetrying: isWorthRetrying)
    }

    private static func verdict(_ code: CURLcode) -> (Kind, isWorthRetrying: Bool?) {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: (.timeout, nil)
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: (.proxy, true)
        // Servers under load cut handshakes off, which libcurl does not tell from disagreement.
        case CURLE_SSL_CONNECT_ERROR: (.tls, true)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CLIENTCERT, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            (.tls, nil)
        case CURLE_FILESIZE_EXCEEDED: (.tooLarge, nil)
        case CURLE_BAD_CONTENT_ENCODING, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT,
            CURLE_WEIRD_SERVER_REPLY, CURLE_WRITE_ERROR:
            (.malformed, nil)
        default: (.network, nil)
        }
    }

    /// libcurl's own words on one line, but for those that may quote a proxy's URL with its password.
    private static func text(_ code: CURLcode, _ detail: String) -> String {
        let isFit = !detail.isEmpty && !detail.contains("@") && !detail.contains("://")
        let text = isFit ? detail : unsafe String(cString: curl_easy_strerror(code))
        let line = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }
        return String(line.prefix(300))
    }
}

extension EasyHandle {
    /// The version of HTTP that the last transfer spoke.
    var version: String {
        switch number(CURLINFO_HTTP_VERSION) {
        case CURL_HTTP_VERSION_1_0: "1.0"
        case CURL_HTTP_VERSION_2_0: "2"
        default: "1.1"
        }
    }
}
