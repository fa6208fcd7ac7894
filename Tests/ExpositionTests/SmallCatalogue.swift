import Exposition

/// A VM as the small catalogue shows it.
struct SampleVM {
    var name: String
    var osName = "debian"
    var updates: Int?
    var contactMicroseconds: Int64?
    var labels: [(key: String, value: String)] = []
}

/// What the small catalogue is rendered from.
struct SampleFleet {
    var vms: [SampleVM] = []
    var requests = 0
    var priceUSD = 0.003

    static let two = SampleFleet(
        vms: [
            SampleVM(
                name: "web-1",
                updates: 3,
                contactMicroseconds: 1_719_335_260_888_375,
                labels: [("team", "shop"), ("cost-center", "42")]
            ),
            SampleVM(name: "say \"hi\"\\\n", osName: "", updates: 0, labels: [("env", "prod")]),
        ],
        requests: 12
    )
}

/// Families of every kind: info, counter, timestamp, real number, varying labels, and one without samples.
let smallCatalogue: [MetricFamily<SampleFleet>] = [
    MetricFamily(
        name: "demo_vm_info",
        help: "A VM, its \"identity\" and what is known of it.",
        type: .info,
        labels: ["vm", "os"]
    ) { fleet, sink in
        for vm in fleet.vms {
            sink.sample(labels: [vm.name, vm.osName], 1)
        }
    },
    MetricFamily(
        name: "demo_vm_labels",
        help: "Labels of the VM.",
        labels: ["vm"],
        hasVaryingLabels: true
    ) { fleet, sink in
        let names = LabelNameMapping(keys: fleet.vms.flatMap { $0.labels.map(\.key) }, prefix: "label_")
        for vm in fleet.vms {
            let pairs = vm.labels.compactMap { label in names[label.key].map { (name: $0, value: label.value) } }
            sink.sample(labels: [vm.name], labelPairs: pairs, 1)
        }
    },
    MetricFamily(name: "demo_vm_updates", help: "Updates that wait.\nZeros included.", labels: ["vm"]) { fleet, sink in
        for vm in fleet.vms {
            guard let updates = vm.updates else { continue }
            sink.sample(labels: [vm.name], .integer(updates))
        }
    },
    MetricFamily(
        name: "demo_vm_contact_timestamp_seconds",
        help: "When the VM was last heard of.",
        labels: ["vm"],
        stability: .experimental
    ) { fleet, sink in
        for vm in fleet.vms {
            guard let time = vm.contactMicroseconds else { continue }
            sink.sample(labels: [vm.name], .timestamp(microseconds: time))
        }
    },
    MetricFamily(name: "demo_api_requests_total", help: "Requests sent.", type: .counter) { fleet, sink in
        guard fleet.requests > 0 else { return }
        sink.sample(.integer(fleet.requests))
    },
    MetricFamily(name: "demo_price_usd", help: "Price of an hour.") { fleet, sink in
        sink.sample(.real(fleet.priceUSD))
    },
]

/// The body of one family with one label and one sample.
func body(help: String = "A fact.", labelValue: String) throws -> [UInt8] {
    let family = MetricFamily<String>(name: "demo_fact", help: help, labels: ["vm"]) { value, sink in
        sink.sample(labels: [value], 1)
    }
    return try FamilyRegistry([family]).render(labelValue).body
}

/// What a value looks like in a sample line.
func spelling(of value: SampleValue) throws -> String {
    let family = MetricFamily<SampleValue>(name: "demo_fact", help: "A fact.") { value, sink in
        sink.sample(value)
    }
    let lines = String(decoding: try FamilyRegistry([family]).render(value).body, as: UTF8.self).split(separator: "\n")
    return String(lines[2].dropFirst("demo_fact ".count))
}
