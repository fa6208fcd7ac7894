import StrictYAML

extension Configuration {
    /// How metrics are put together.
    package struct Publication: Sendable, Equatable {
        /// The time after which verdicts are renewed although nothing was collected; 15 seconds by default.
        package let tick: Duration
        /// The most series that a scrape may hold; 2,000,000 by default.
        package let seriesBudget: Int
        /// How much of single VMs is shown; all by default.
        package let detail: Detail
        /// The metric families that there are, with `*` for any text; all where it is empty, the default.
        package let allowed: [String]
        /// The metric families that there are not; none by default.
        package let denied: [String]
        /// The keys of the GCP labels that `vmmanager_vm_labels` shows, with `*` for any text; none by default.
        package let vmLabels: [String]

        /// How much of single VMs is shown.
        package enum Detail: String, Sendable, CaseIterable {
            /// Everything.
            case full
            /// Everything, but of VMs that are fine only the most important.
            case brief
            /// Nothing of VMs that are fine.
            case sparse
            /// Failures and nothing else.
            case alarms
            /// Nothing of any VM.
            case none
        }

        init(reading section: MappingReader) {
            tick = section.value(
                "tick",
                .duration(atLeast: .seconds(1)),
                default: .seconds(15),
                "The time after which verdicts are renewed although nothing was collected. At least 1s."
            )
            seriesBudget = section.value(
                "series_budget",
                .integer(in: 1...1_000_000_000),
                default: 2_000_000,
                "The most series that a scrape may hold. Past it, details of VMs that are fine are left out first, "
                    + "then those VMs, then all of VMs but failures, then these; sums always stay."
            )
            detail = section.value(
                "detail",
                .word("level of detail"),
                default: .full,
                "How much of single VMs is shown: `full`; `brief` leaves out the details of those that are fine; "
                    + "`sparse` shows only those of which there is something to say; `alarms` only what is wrong with "
                    + "them; `none` leaves only sums."
            )
            (allowed, denied) = section.section("families", "Which metric families there are.") { families in
                (
                    families.value(
                        "allow",
                        .list(of: .familyPattern, named: "a list of metric names"),
                        default: [],
                        "Only these, by name; `*` stands for any text. Without any, all."
                    ),
                    families.value(
                        "deny",
                        .list(of: .familyPattern, named: "a list of metric names"),
                        default: [],
                        "Not these, whatever `allow` says."
                    )
                )
            }
            vmLabels = section.value(
                "vm_labels",
                .list(of: .labelPattern, named: "a list of label keys"),
                default: [],
                "The GCP labels that `vmmanager_vm_labels` shows, by key; `*` stands for any text. "
                    + "Without any, the family is left out."
            )
        }
    }
}

extension ValueKind<String> {
    /// A metric's name, in which `*` may stand for any text.
    fileprivate static var familyPattern: Self {
        text("a metric name such as vmmanager_vm_*", show: quoted) { text, _ throws(Refusal) in
            let isName = text.allSatisfy { $0.isASCIILowerCase || $0.isASCIIDigit || $0 == "_" || $0 == "*" }
            guard isName, text.hasPrefix("vmmanager_") || text.hasPrefix("*") else {
                throw Refusal("\(Excerpt.quoted(text)) is not a metric name; write one such as vmmanager_vm_*")
            }
            return text
        }
    }

    /// A GCP label's key, in which `*` may stand for any text.
    fileprivate static var labelPattern: Self {
        text("a label key", show: quoted) { text, _ throws(Refusal) in
            if text.contains("*"), text.allSatisfy({ $0 == "*" || $0.isLabelCharacter }), text.count <= 63 {
                return text
            }
            try requireLabelKey(text)
            return text
        }
    }

    /// An asterisk in front would be an alias in YAML.
    private static func quoted(_ text: String) -> String { text.hasPrefix("*") ? "\"\(text)\"" : text }
}
