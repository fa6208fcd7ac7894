import CLibcurl

extension EasyHandle {
    /// Sets everything but the callbacks for one request, after a reset.
    mutating func prepare(_ request: HTTPRequest, _ settings: TransportSettings) {
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, false)
        set(CURLOPT_USERAGENT, settings.userAgent)
        set(CURLOPT_ACCEPT_ENCODING, "gzip")
        setVerb(request)
        set(headers: request.headerLines)
        setConnection(settings)
        // Waits for the first connection to a host, to share it, in place of opening one for each transfer. Without TLS
        // nothing can be shared, and libcurl would wait for the first answer to find that out.
        set(CURLOPT_PIPEWAIT, request.url.lowercased().hasPrefix("https:"))
        setProxy(request.usesProxy ? settings.proxy : .none)
        setLimits(request, settings)
    }

    private mutating func setVerb(_ request: HTTPRequest) {
        let hasBody = !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.verb)
        if hasBody {
            set(CURLOPT_POST, true)
            set(body: request.body)
        } else if request.verb == "HEAD" {
            set(CURLOPT_NOBODY, true)
        }
        // Only these need no word: the others differ from what libcurl calls them in their name alone.
        let isKnown = hasBody ? request.verb == "POST" : ["GET", "HEAD"].contains(request.verb)
        if !isKnown { set(CURLOPT_CUSTOMREQUEST, request.verb) }
    }

    private mutating func setConnection(_ settings: TransportSettings) {
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(CURLOPT_TCP_KEEPALIVE, true)
        // Signals are for the whole process; libcurl's timeouts do without.
        set(CURLOPT_NOSIGNAL, true)
        // Giving up on a slow name server must not hold the other transfers up; its thread ends by itself.
        set(CURLOPT_QUICK_EXIT, true)
        guard let file = settings.authoritiesFile else { return }
        set(CURLOPT_CAINFO, file)
        set(CURLOPT_CAPATH, nil)
        set(CURLOPT_PROXY_CAINFO, file)
        set(CURLOPT_PROXY_CAPATH, nil)
    }

    private mutating func setProxy(_ proxy: TransportSettings.Proxy) {
        // What a proxy says to CONNECT is not the server's answer.
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
        switch proxy {
        case .environment: break
        case .fixed(let url, let except):
            set(CURLOPT_PROXY, url)
            set(CURLOPT_NOPROXY, except)
        case .none: set(CURLOPT_NOPROXY, "*")
        }
    }

    private mutating func setLimits(_ request: HTTPRequest, _ settings: TransportSettings) {
        set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: settings.connectTimeout)
        set(CURLOPT_TIMEOUT_MS, milliseconds: request.totalTimeout ?? settings.totalTimeout)
        set(CURLOPT_LOW_SPEED_LIMIT, settings.slowestRate)
        set(CURLOPT_LOW_SPEED_TIME, max(1, Int(settings.slowTimeout.components.seconds)))
        set(CURLOPT_MAXFILESIZE_LARGE, size: settings.largestBody)
    }
}
