import Exposition
package import Fleet

/// Which GCP labels of VMs are shown, and what they are called.
///
/// Named for all VMs at once, so that a key has the same name on every VM.
package struct VMLabelNames: Hashable, Sendable {
    /// The shown keys in order, with the label names that they get.
    private let names: [KeyName]

    /// Takes keys, or patterns in which `*` stands for any text; patterns are matched with the keys that the VMs have.
    package init(_ patterns: Set<String>, of projects: [ProjectFleet]) {
        var keys = patterns.filter { !$0.contains("*") }
        let wildcards = patterns.subtracting(keys).map(Wildcard.init)
        if !wildcards.isEmpty {
            var known: Set<String> = []
            for project in projects {
                for vm in project.vms {
                    for key in vm.instance?.value.labels.keys ?? [:].keys where known.insert(key).inserted {
                        if wildcards.contains(where: { $0.matches(key) }) { keys.insert(key) }
                    }
                }
            }
        }
        let mapping = LabelNameMapping(keys: keys, prefix: "label_")
        names = keys.sorted().compactMap { key in mapping[key].map { KeyName(key: key, name: $0) } }
    }

    /// The shown labels that a VM has.
    func pairs(of vm: VM) -> [(name: String, value: String)] {
        guard !names.isEmpty, let labels = vm.instance?.value.labels, !labels.isEmpty else { return [] }
        return names.compactMap { entry in labels[entry.key].map { (name: entry.name, value: $0) } }
    }
}

private struct KeyName: Hashable, Sendable {
    let key: String
    let name: String
}
