import Fleet

extension CostEstimate {
    /// How the estimate is made, in sentences for people.
    package var assumptions: [String] {
        [
            "This is an estimate, not the bill. Time is counted exactly; whether Google rounds it is not documented.",
            "An agent counts while its VM runs, metadata enables it, its project is in full feature mode and it was"
                + " ever heard of. A project's feature mode of now is taken for the whole month.",
            "Low counts only time in which the agent was heard of within \(activePolls) of its polls. Expected goes on"
                + " as now until the month's end. High adds running VMs that may count.",
        ]
    }
}

extension AccountCost {
    /// What is assumed of this account, and what its numbers do not cover, in sentences for people.
    package var assumptions: [String] {
        var sentences: [String] = []
        func say(_ projects: [ProjectCost], _ rest: String) {
            guard !projects.isEmpty else { return }
            sentences.append("\(rest): \(PrintableText.list(projects.map(\.project.text))).")
        }
        func say(_ vms: Int, _ why: String, _ then: String) {
            guard vms > 0 else { return }
            let noun = vms == 1 ? "VM" : "VMs"
            sentences.append("\(DecimalText.grouped(UInt64(vms))) \(noun) with \(why): \(then).")
        }
        say(
            projects.filter(\.isAccountAssumed),
            "The billing account is not known, so that these projects are taken to share one free pool"
        )
        say(
            projects.filter(\.isFeatureSetAssumed),
            "The feature mode is not known, so that these projects are taken to be in full mode, which is charged"
        )
        say(projects.filter { $0.usedTime == nil }, "Nothing that tells agent time was read, which is not zero, of")
        let gaps = gaps
        say(gaps.unknownPowerVMs, "unknown power state", "only time in which the agent spoke is counted, more in high")
        say(gaps.unknownMetadataVMs, "unread metadata", "only time in which the agent spoke is counted, more in high")
        say(gaps.unreadContactVMs, "unread inventories", "counted in high only")
        say(gaps.neverSeenVMs, "an enabled agent that was never heard of", "counted in high only")
        say(gaps.assumedFullVMs, "a feature mode that is not known", "counted in full")
        return sentences
    }
}
