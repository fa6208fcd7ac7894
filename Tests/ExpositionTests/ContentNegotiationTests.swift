import Exposition
import Testing

/// Who asks for what gets which format.
struct ContentNegotiationTests {
    @Test(arguments: [
        (nil, ExpositionFormat.text, nil),
        ("", .text, nil),
        ("*/*", .text, nil),
        ("text/html,application/xhtml+xml,*/*;q=0.8", .text, nil),
        ("application/json", .text, nil),
        ("text/plain", .text, nil),
        ("text/plain;version=0.0.4", .text, nil),
        ("text/plain;version=1.0.0", .textVersion1, nil),
        ("text/plain; version=1.0.0; escaping=allow-utf-8", .textVersion1, "allow-utf-8"),
        ("application/openmetrics-text", .openMetrics001, nil),
        ("application/openmetrics-text; version=1.0.0", .openMetrics, nil),
        ("application/openmetrics-text; version=2.0.0, text/plain", .text, nil),
        // Prometheus 2.42
        (
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1", .openMetrics, nil
        ),
        // Prometheus 3
        (
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,"
                + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1", .openMetrics, "allow-utf-8"
        ),
        ("text/plain;q=0.3, application/openmetrics-text;version=0.0.1;q=0.8", .openMetrics001, nil),
        ("application/openmetrics-text;version=1.0.0;q=0, text/plain;version=1.0.0;q=0.1", .textVersion1, nil),
        ("TEXT/PLAIN; VERSION=\"1.0.0\"", .textVersion1, nil),
        ("text/plain;version=1.0.0;escaping=evil\r\nX: y", .textVersion1, nil),
        ("text/plain;version=1.0.0;q=nan, text/plain;q=0.1", .text, nil),
        (";;;,,,===,q=1", .text, nil),
    ])
    func `the best of what was asked for is chosen`(accept: String?, format: ExpositionFormat, escaping: String?) {
        let negotiation = ContentNegotiation(accept: accept, acceptEncoding: nil)
        #expect(negotiation.format == format)
        #expect(negotiation.escaping == escaping)
        #expect(negotiation.contentType == format.contentType(escaping: escaping))
    }

    @Test(arguments: [
        (nil, false), ("", false), ("gzip", true), ("GZIP", true), ("x-gzip", true), ("*", true),
        ("deflate, br", false),
        ("gzip;q=0", false), ("identity", false), ("gzip;q=0.5, identity;q=0.8", false), ("identity;q=0.5, gzip", true),
        ("gzip, deflate, br", true), ("*;q=0", false), ("gzip;q=0.1", true), ("gzip;q=x", false),
    ])
    func `gzip is used by those who read it`(acceptEncoding: String?, isCompressed: Bool) {
        #expect(ContentNegotiation(accept: nil, acceptEncoding: acceptEncoding).isCompressed == isCompressed)
    }
}
