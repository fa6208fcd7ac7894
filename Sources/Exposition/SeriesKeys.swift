/// Makes a key for every series, the same for the same name and label set.
///
/// As for Prometheus, the order of the labels does not matter and an empty label is none.
struct SeriesKeys {
    /// Whether the body has no other text, so that equal strings have equal bytes.
    let isASCII: Bool
    private var lastLabels: [ParsedLabel] = []
    private var lastOrder: [Int] = []

    init(isASCII: Bool) {
        self.isASCII = isASCII
    }

    mutating func key(of sample: ParsedSample) -> String {
        let labels = sample.labels
        var key = sample.name
        for index in order(of: labels) where !labels[index].value.isEmpty {
            let value = labels[index].value
            key += " "
            key += labels[index].name
            key += ":"
            // The length keeps a value apart from what follows, whatever it contains.
            key += String(value.utf8.count)
            if isASCII || value.utf8.allSatisfy({ $0 < 0x80 }) {
                key += "="
                key += value
            } else {
                // Swift's strings are equal by canonical equivalence, series are equal by their bytes.
                key += "~"
                key += value.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: ",")
            }
        }
        return key
    }

    /// The positions of the labels sorted by name, remembered because the next sample mostly has the same names.
    private mutating func order(of labels: [ParsedLabel]) -> [Int] {
        if !haveSameNames(labels, lastLabels) {
            lastOrder = labels.indices.sorted { labels[$0].name < labels[$1].name }
        }
        lastLabels = labels
        return lastOrder
    }
}
