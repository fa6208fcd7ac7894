/// A request as a server sees it.
package struct APIRequest: Sendable, Hashable {
    /// `GET` or `POST`.
    package let verb: String
    /// The path without its query, percent-decoded, starting with a slash.
    package let path: String
    /// The parameters of the query in the order given, percent-decoded.
    package let query: [Parameter]
    /// Header fields, by lower-case name; of several of one name the last.
    package let headers: [String: String]
    /// The body; empty for most.
    package let body: [UInt8]

    /// A parameter of the query.
    package struct Parameter: Sendable, Hashable {
        /// Its name.
        package let name: String
        /// Its value; empty when there is none.
        package let value: String

        /// Puts a parameter together.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Puts a request together.
    package init(
        _ verb: String = "GET",
        _ path: String,
        query: [Parameter] = [],
        headers: [String: String] = [:],
        body: [UInt8] = []
    ) {
        self.verb = verb
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The last value of a parameter; `nil` when it is not given or empty.
    package func parameter(_ name: String) -> String? {
        guard let value = query.last(where: { $0.name == name })?.value, !value.isEmpty else { return nil }
        return value
    }
}

/// An answer on its way to a client.
package struct APIResponse: Sendable, Hashable {
    /// The HTTP status code.
    package var status: Int
    /// Header fields besides the content length.
    package var headers: [(String, String)] {
        get { fields.map { ($0.name, $0.value) } }
        set { fields = newValue.map { APIRequest.Parameter($0.0, $0.1) } }
    }
    /// The body.
    package var body: [UInt8]

    private var fields: [APIRequest.Parameter]

    /// Puts an answer together.
    package init(status: Int = 200, headers: [(String, String)] = [], body: [UInt8]) {
        self.status = status
        self.body = body
        fields = headers.map { APIRequest.Parameter($0.0, $0.1) }
    }
}
