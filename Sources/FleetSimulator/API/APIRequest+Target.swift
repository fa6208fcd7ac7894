extension APIRequest {
    /// Reads a request as it stands in HTTP: its target is a path, with a query behind a question mark.
    ///
    /// `nil` when the target is no path, or what is percent-encoded in it is not UTF-8.
    package init?(_ verb: String, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        let sides = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard target.hasPrefix("/"), let path = Self.percentDecoded(sides[0]) else { return nil }
        guard let query = Self.parameters(ofForm: sides.count > 1 ? sides[1] : "") else { return nil }
        self.init(verb, path, query: query, headers: headers, body: body)
    }

    /// The parameters of a query or of a form (`application/x-www-form-urlencoded`), in the order given; `nil` when what
    /// is percent-encoded in it is not UTF-8.
    static func parameters(ofForm text: Substring) -> [Parameter]? {
        var parameters: [Parameter] = []
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard
                let name = percentDecoded(sides[0], plusIsSpace: true),
                let value = percentDecoded(sides.count > 1 ? sides[1] : "", plusIsSpace: true)
            else { return nil }
            parameters.append(Parameter(name, value))
        }
        return parameters
    }

    /// A text without its percent encoding; a percent sign that two hexadecimal digits do not follow stands for itself.
    private static func percentDecoded(_ text: Substring, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(hexadecimal: rest.prefix(2)) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    /// The byte that two hexadecimal digits mean; `nil` for what is not that.
    init?(hexadecimal digits: Substring.UTF8View.SubSequence) {
        // A sign would do for the standard library.
        guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
            return nil
        }
        self.init(Substring(digits), radix: 16)
    }
}
