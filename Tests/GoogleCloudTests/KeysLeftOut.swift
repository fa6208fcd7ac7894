/// A key of Google's that changes nothing in what we read, and why that is fine.
struct KeyLeftOut: Hashable {
    /// The end of the key's path: `*` is any key, `[]` any position; `$` at the front stands for the document's top.
    var pattern: String
    /// The only fixture that it is about; `nil` for every document.
    var document: String?
    /// Why it is left out.
    var reason: String

    init(_ pattern: String, in document: String? = nil, _ reason: String) {
        self.pattern = pattern
        self.document = document
        self.reason = reason
    }
}

/// Every key that is not decoded on purpose; a key that is missing here must change what we read.
let keysLeftOut: [KeyLeftOut] = []

/// Keys that are decoded, but whose absence something else makes up for.
let keysWithStandIn: [KeyLeftOut] = []

/// Keys that are decoded where they have the right shape, and passed over where not, because they have no schema.
let keysWithoutSchema: [KeyLeftOut] = []
