/// A region of Compute Engine.
struct ComputeRegion: Sendable, Hashable {
    let name: String
    /// Its zones by name.
    let zones: [String]

    /// A region with its zones; `extra` are zones that must be among them.
    init(_ name: String, extra: [String] = []) {
        self.name = name
        let own = Self.letters[name, default: "abc"].map { "\(name)-\($0)" }
        zones = Set(own).union(extra).sorted()
    }

    /// The regions of a project: those of its zones and, for a host of a Shared VPC, those of its service projects.
    ///
    /// A region has all its zones, so that some of them are empty, as in every real project.
    static func all(of project: SimulatedProject, in fleet: SimulatedFleet) -> [ComputeRegion] {
        let guests = ComputeNetwork.guests(of: project, in: fleet)
        let zones = Set(project.zones).union(guests.flatMap(\.zones))
        return Dictionary(grouping: zones) { Machine.region(of: $0) }
            .sorted { $0.key < $1.key }
            .map { ComputeRegion($0.key, extra: $0.value) }
    }

    /// The second number of its addresses in networks whose subnetworks are made automatically.
    var octet: Int { Self.octets[name] ?? 212 + Chance(seed: 0).number(below: 40, name) }

    /// Where the zones of a region are not `a`, `b` and `c`.
    private static let letters = ["us-central1": "abcf", "us-east1": "bcd", "europe-west1": "bcd"]

    // https://cloud.google.com/vpc/docs/subnets#ip-ranges
    private static let octets = [
        "us-central1": 128, "europe-west1": 132, "us-west1": 138, "asia-east1": 140, "us-east1": 142,
        "asia-northeast1": 146, "asia-southeast1": 148, "us-east4": 150, "australia-southeast1": 152,
        "europe-west2": 154, "europe-west3": 156, "southamerica-east1": 158, "asia-south1": 160,
        "northamerica-northeast1": 162, "europe-west4": 164, "europe-north1": 166, "us-west2": 168,
        "asia-east2": 170, "europe-west6": 172, "asia-northeast2": 174, "asia-northeast3": 178, "us-west3": 180,
        "us-west4": 182, "asia-southeast2": 184, "europe-central2": 186, "northamerica-northeast2": 188,
        "asia-south2": 190, "australia-southeast2": 192, "southamerica-west1": 194, "us-east7": 196,
        "europe-west8": 198, "europe-west9": 200, "us-east5": 202, "europe-southwest1": 204, "us-south1": 206,
        "me-west1": 208,
    ]
}
