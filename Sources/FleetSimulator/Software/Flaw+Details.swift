/// What the API tells about a vulnerability itself.
extension Flaw {
    /// `details` of the API, as somebody's tracker has them.
    func details(source: String) -> JSONValue {
        let score = severity == .minimal ? nil : FlawScore.of(severity, dice(4))
        return [
            "cve": .text(cve),
            // Version 2 is not scored any more for everything.
            "cvssV2Score": dice(5) < 40 ? score.map { .real($0.version2) } ?? .absent : .absent,
            "cvssV3": score?.json ?? .absent,
            "severity": .text(severity.word),
            "description": .text("\(project.name): \(summary)"),
            "references": [
                ["url": .text("https://security-tracker.example.org/\(cve)"), "source": .text(source)],
                ["url": .text("https://cve.example.com/\(cve)")],
            ],
        ]
    }

    private var summary: String { Self.summaries[dice(6) % Self.summaries.count] }

    private static let summaries = [
        "memory is read past the end of a \"session ticket\" that is longer than <2^16> bytes.",
        "a race in \"nf_tables\"-like lookups lets local users become root.",
        "names are taken from <responses> without a check, so that a cache can be filled by an attacker.",
        "credentials are sent to the host of a redirect & kept in the log.",
        "a temporary file with a known name can be replaced by a symbolic link.",
        "an integer overflow in a length field leads to a write before the start of a buffer.",
        "a use after free happens when a connection is closed while it's being read.",
        "deeply nested input (>10000 levels) exhausts the stack.",
        "a rule with a wildcard (*) matches more than it says.",
        "a NULL pointer is followed if the header \"X-Length\" is missing.",
        "input such as <script>alert(1)</script> is shown without being escaped.",
        "a comparison of secrets takes longer the more of them is right.",
        "a path with \"..\\..\" leaves the directory to which it should be confined.",
        "quadratic time is spent on many equal keys, which blocks all other clients.",
        "permissions of a socket allow every local user to send commands \u{2014} even \u{201c}nobody\u{201d}.",
        "a signature over an empty message is accepted as one over any message.",
    ]
}
