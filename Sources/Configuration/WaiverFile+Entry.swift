import StrictYAML

extension WaiverFile.Entry {
    /// Reads one waiver; its line is not known here.
    init(reading form: MappingReader, _ vocabulary: WaiverFile.Vocabulary) {
        func scope(_ key: String, of kind: ValueKind<String>, named noun: String, _ meaning: String) -> [String] {
            let list = ValueKind<[String]>.list(of: kind, named: "a list of \(noun)").notEmpty
            return form.optional(key, list, absent: "all", meaning) ?? []
        }
        line = 0
        checks = scope("checks", of: .check(among: vocabulary.checks), named: "check ids", "The checks.")
        projects = scope("projects", of: .projectID, named: "project ids", "The projects.")
        zones = scope("zones", of: .zone, named: "zones", "The zones.")
        vms = scope("vms", of: .vmName, named: "VM names", "The VMs, by name.")
        labels =
            form.optional(
                "labels",
                .map(from: .labelKey, to: .labelValue, named: "a mapping of label keys to values").notEmptyMap,
                absent: "none",
                "Labels that a VM must all have."
            ) ?? [:]
        if !["projects", "zones", "vms", "labels"].contains(where: form.has) {
            form.refuse(
                "projects",
                "missing like zones, vms and labels; give one of them, or the waiver would be about the whole fleet"
            )
        }
        reason = form.required(
            "reason",
            .sentence,
            placeholder: "",
            advice: "reason: replaced in December",
            "Why it is fine for now."
        )
        owner = form.required(
            "owner",
            .sentence,
            placeholder: "",
            advice: "owner: ops@acme.example",
            "Who answers for it."
        )
        expiry = form.required(
            "expires",
            .expiry(vocabulary.microseconds),
            placeholder: 0,
            advice: "expires: 2026-12-31",
            "Its last day, which ends by UTC, or the moment from which on it counts no more."
        )
    }
}

extension WaiverFile {
    /// The text of docs/waivers.md.
    package static func reference(knowing vocabulary: Vocabulary) -> String {
        let log = ReadingLog(surroundings: Surroundings(folder: "", timeZones: []))
        _ = WaiverFile(root: nil, log: log, vocabulary: vocabulary)
        return (introduction + KeyTables.lines(of: log.declarations)).joined(separator: "\n") + "\n"
    }

    private static let introduction = [
        "# Waivers",
        "",
        "Generated from the code. The key `waivers` of the configuration names the file; `vmmanager-exporter",
        "check-config` checks both, and names every error's line.",
        "",
        "A waiver says that a failure is fine for now: of which checks, where, why, who answers for it, and until",
        "when.",
        "",
        "```yaml",
        "waivers:",
        "  - checks: [patch_outcome, updates_pending]",
        "    projects: [acme-prod]",
        "    vms: [legacy-1]",
        "    reason: replaced in December",
        "    owner: ops@acme.example",
        "    expires: 2026-12-31",
        "  - labels: { tier: lab }",
        "    reason: nothing of value runs there",
        "    owner: lab@acme.example",
        "    expires: 2027-03-31T12:00:00Z",
        "```",
        "",
        "* It counts where all of its scopes do. One of `projects`, `zones`, `vms` and `labels` must be there.",
        "* What it waives stays visible as `waived`, in both reports and in `vmmanager_findings`. It is no",
        "  `vmmanager_vm_finding` any more, so that nothing pages. It counts neither for nor against compliance.",
        "* Once it has expired, its failures count again, and say whose waiver is over.",
        "* Only failures are waived. What is unknown stays unknown.",
        "* A VM whose labels were not read has none.",
        "* Of several that count, those that name the VM come first, then the first in the file.",
        "* Reports list every waiver, with how many failures it is about. They tell apart those that have expired,",
        "  those that nothing needs now, and those that are about no VM at all.",
        "* `vmmanager_waiver_expiry_timestamp_seconds` says when each one expires, for an alert in good time.",
    ]
}
