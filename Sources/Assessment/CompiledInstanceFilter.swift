import Fleet

/// A patch deployment's filter, made ready to be asked about very many VMs.
struct CompiledInstanceFilter {
    /// A VM by what a filter may name.
    private struct Place: Hashable {
        let zone: ZoneName
        let name: InstanceName
    }

    private let matchesAll: Bool
    private let matchesNone: Bool
    private let zones: Set<ZoneName>
    private let places: Set<Place>
    private let hasPlaces: Bool
    private let prefixes: [String]
    private let labelSets: [[(key: String, value: String)]]

    /// Makes a filter ready; what it means, ``PatchInstanceFilter/matches(name:zone:labels:)`` says.
    init(_ filter: PatchInstanceFilter) {
        matchesAll = filter.all
        matchesNone = filter.isEmpty
        zones = Set(filter.zones)
        places = Set(filter.instances.compactMap(Self.place))
        hasPlaces = !filter.instances.isEmpty
        prefixes = filter.instanceNamePrefixes
        labelSets = filter.groupLabels.map { $0.map { (key: $0.key, value: $0.value) }.sorted { $0.key < $1.key } }
    }

    /// How many VMs match at most.
    var mostVMs: Int { matchesAll || !hasPlaces ? .max : places.count }

    /// Whether a VM of the filter's project matches.
    func matches(name: InstanceName, zone: ZoneName, labels: [String: String]) -> Bool {
        if matchesAll { return true }
        guard !matchesNone, matchesPlace(name: name, zone: zone) else { return false }
        return labelSets.isEmpty || labelSets.contains { $0.allSatisfy { labels[$0.key] == $0.value } }
    }

    /// The labels that a VM lacks to match; `nil` where labels alone do not help.
    func labelsLacked(by instance: Instance) -> [(key: String, value: String)]? {
        guard !matchesAll, !matchesNone, let wanted = labelSets.first,
            matchesPlace(name: instance.name, zone: instance.zone)
        else { return nil }
        return wanted.filter { instance.labels[$0.key] != $0.value }
    }

    /// Whether all but the labels match.
    private func matchesPlace(name: InstanceName, zone: ZoneName) -> Bool {
        (zones.isEmpty || zones.contains(zone)) && (!hasPlaces || places.contains(Place(zone: zone, name: name)))
            && (prefixes.isEmpty || prefixes.contains { name.text.hasPrefix($0) })
    }

    /// The VM that a URI names in any of its three spellings, which all end in `zones/ZONE/instances/NAME`.
    private static func place(_ uri: String) -> Place? {
        let parts = uri.split(separator: "/", omittingEmptySubsequences: false).suffix(4).map(String.init)
        guard parts.count == 4, parts[0] == "zones", parts[2] == "instances" else { return nil }
        return Place(zone: ZoneName(parts[1]), name: InstanceName(parts[3]))
    }
}
