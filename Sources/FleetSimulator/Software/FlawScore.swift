/// A score by the Common Vulnerability Scoring System, versions 2 and 3.
struct FlawScore: Sendable {
    /// The metrics as one letter each: attack vector, complexity, privileges, interaction, scope and three impacts.
    private let vector: String
    private let base: Double
    private let exploitability: Double
    private let impact: Double

    /// One of the scores of a severity.
    static func of(_ severity: FlawSeverity, _ number: Int) -> FlawScore? {
        guard let scores = all[severity], !scores.isEmpty else { return nil }
        return scores[number % scores.count]
    }

    /// The score by version 2, which knows fewer metrics.
    var version2: Double { (min(base * 0.92, 10) * 10).rounded() / 10 }

    /// `CVSSv3` of the API.
    var json: JSONValue {
        let letters = Array(vector)
        let words = zip(Self.metrics, letters).compactMap { metric, letter -> JSONValue.Member? in
            metric.values[letter].map { JSONValue.Member(metric.key, .word($0.0, $0.1)) }
        }
        return .object(
            [
                .init("baseScore", .real(base)), .init("exploitabilityScore", .real(exploitability)),
                .init("impactScore", .real(impact)),
            ] + words
        )
    }

    private init(_ vector: String, _ base: Double, _ exploitability: Double, _ impact: Double) {
        self.vector = vector
        self.base = base
        self.exploitability = exploitability
        self.impact = impact
    }

    private typealias Metric = (key: String, values: [Character: (String, Int)])

    /// The metrics in the API's order with the numbers that the protocol gives to their values.
    private static let metrics: [Metric] = [
        (
            "attackVector",
            [
                "N": ("ATTACK_VECTOR_NETWORK", 1), "A": ("ATTACK_VECTOR_ADJACENT", 2), "L": ("ATTACK_VECTOR_LOCAL", 3),
                "P": ("ATTACK_VECTOR_PHYSICAL", 4),
            ]
        ),
        ("attackComplexity", ["L": ("ATTACK_COMPLEXITY_LOW", 1), "H": ("ATTACK_COMPLEXITY_HIGH", 2)]),
        (
            "privilegesRequired",
            [
                "N": ("PRIVILEGES_REQUIRED_NONE", 1), "L": ("PRIVILEGES_REQUIRED_LOW", 2),
                "H": ("PRIVILEGES_REQUIRED_HIGH", 3),
            ]
        ),
        ("userInteraction", ["N": ("USER_INTERACTION_NONE", 1), "R": ("USER_INTERACTION_REQUIRED", 2)]),
        ("scope", ["U": ("SCOPE_UNCHANGED", 1), "C": ("SCOPE_CHANGED", 2)]),
        ("confidentialityImpact", impacts), ("integrityImpact", impacts), ("availabilityImpact", impacts),
    ]

    private static let impacts: [Character: (String, Int)] = [
        "H": ("IMPACT_HIGH", 1), "L": ("IMPACT_LOW", 2), "N": ("IMPACT_NONE", 3),
    ]

    /// Scores as the formulas of version 3.1 give them.
    ///
    /// https://www.first.org/cvss/v3.1/specification-document
    private static let all: [FlawSeverity: [FlawScore]] = [
        .critical: [
            FlawScore("NLNNUHHH", 9.8, 3.9, 5.9), FlawScore("NLNNCHHH", 10, 3.9, 6),
            FlawScore("NLNNUHHN", 9.1, 3.9, 5.2),
            FlawScore("NLLNCHHH", 9.9, 3.1, 6),
        ],
        .high: [
            FlawScore("NLNNUNNH", 7.5, 3.9, 3.6), FlawScore("NLNRUHHH", 8.8, 2.8, 5.9),
            FlawScore("LLLNUHHH", 7.8, 1.8, 5.9), FlawScore("NLNNUHNN", 7.5, 3.9, 3.6),
            FlawScore("LHLNUHHH", 7, 1, 5.9), FlawScore("NHNNUHHH", 8.1, 2.2, 5.9),
        ],
        .medium: [
            FlawScore("NLNNULLN", 6.5, 3.9, 2.5), FlawScore("NLNRCLLN", 6.1, 2.8, 2.7),
            FlawScore("LLLNUHNN", 5.5, 1.8, 3.6), FlawScore("LLLNUNNH", 5.5, 1.8, 3.6),
            FlawScore("NHNNUNNH", 5.9, 2.2, 3.6), FlawScore("NLLNULLN", 5.4, 2.8, 2.5),
            FlawScore("ALNNULLL", 6.3, 2.8, 3.4), FlawScore("LHLNUHNN", 4.7, 1, 3.6),
            FlawScore("NLNNULNN", 5.3, 3.9, 1.4),
        ],
        .low: [
            FlawScore("LLLNULNN", 3.3, 1.8, 1.4), FlawScore("NHNRULNN", 3.1, 1.6, 1.4),
            FlawScore("LHLNUNLN", 2.5, 1, 1.4), FlawScore("PLNNULNN", 2.4, 0.9, 1.4),
            FlawScore("NHNNULNN", 3.7, 2.2, 1.4),
        ],
    ]
}
