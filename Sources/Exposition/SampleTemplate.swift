/// The constant bytes of a family's sample lines, put together once at registration.
struct SampleTemplate: Sendable {
    static let none = SampleTemplate(familyName: "", labels: [], hasVaryingLabels: false)

    let familyName: String
    let hasVaryingLabels: Bool
    /// The family's name, where a line without labels starts.
    let name: [UInt8]
    /// What comes before each label value: `name{first="`, then `",second="`.
    let labelPrefixes: [[UInt8]]

    init(familyName: String, labels: [String], hasVaryingLabels: Bool) {
        self.familyName = familyName
        self.hasVaryingLabels = hasVaryingLabels
        name = Array(familyName.utf8)
        labelPrefixes = labels.enumerated().map { index, label in
            Array((index == 0 ? "\(familyName){\(label)=\"" : "\",\(label)=\"").utf8)
        }
    }
}
