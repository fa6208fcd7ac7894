import Exposition

/// The samples of an exposition, for questions.
struct Samples {
    let all: [ParsedSample]

    init(_ text: String) {
        all = ExpositionParser.samples(in: Array(text.utf8))
    }

    /// The samples of a family whose labels have these values.
    func find(_ name: String, _ labels: [String: String] = [:]) -> [ParsedSample] {
        all.filter { sample in
            sample.name == "vmmanager_" + name && labels.allSatisfy { sample[$0.key] == $0.value }
        }
    }

    /// The value of the only such sample; `nil` when there is none or more than one.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let found = find(name, labels)
        return found.count == 1 ? found[0].value : nil
    }
}
