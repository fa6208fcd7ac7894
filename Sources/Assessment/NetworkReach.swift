package import Fleet

/// How the VMs of a fleet reach Google's APIs and the rest of the world, compiled once from subnetworks and routers.
///
/// With a Shared VPC, subnetwork, router and gateway lie in the host project, which is known only if it is watched too.
package struct NetworkReach: Hashable, Sendable {
    /// Subnetworks by ``path(of:)``.
    private var subnetworks: [Substring: ReachOfSubnetwork] = [:]
    /// Whole networks of a region that Cloud NAT translates.
    private var translatedNetworks: Set<RegionalNetwork> = []
    /// Single subnetworks that it translates, by ``path(of:)``.
    private var translatedSubnetworks: Set<Substring> = []
    /// How reading went, by project id and number.
    private var reads: [Substring: NetworkReads] = [:]

    private struct ReachOfSubnetwork: Hashable {
        var hasPrivateAccess: Bool
        var hasPrivateIPv6Access: Bool
        var isTranslated: Bool
    }

    private struct RegionalNetwork: Hashable {
        var network: Substring
        var region: Substring
    }

    private struct NetworkReads: Hashable {
        var subnetworks = ReadState.unread
        var routers = ReadState.unread

        init() {}

        init(of project: ProjectFleet) {
            subnetworks = ReadState(project.reads.filter { $0.source == .subnetworks })
            routers = ReadState(project.reads.filter { $0.source == .routers })
        }
    }

    private enum ReadState {
        case read
        case refused
        case unread

        init(_ reads: [SourceRead]) {
            // What was read before stays when a source is refused later.
            if reads.contains(where: { $0.lastSuccess != nil }) {
                self = .read
            } else {
                let isRefused = reads.contains { $0.failure == "denied" || $0.failure == "api_disabled" }
                self = isRefused ? .refused : .unread
            }
        }
    }

    /// Compiles what is known of the networks of projects.
    package init(of projects: [ProjectFleet]) {
        for project in projects {
            let state = NetworkReads(of: project)
            reads[Substring(project.id.text)] = state
            if let number = project.number { reads[Substring(number.description)] = state }
            for router in project.routers { add(router.value) }
        }
        for project in projects {
            for subnetwork in project.subnetworks { add(subnetwork.value) }
        }
    }

    /// Whether reading the networks of a project went as before, as far as that matters.
    static func hasRead(_ project: ProjectFleet, like earlier: ProjectFleet) -> Bool {
        project.reads == earlier.reads || NetworkReads(of: project) == NetworkReads(of: earlier)
    }

    /// Every way that a VM has, through any of its network interfaces, and what is not known about others.
    func ways(of instance: Instance) -> NetworkWays {
        guard !instance.networkInterfaces.isEmpty else { return .networkNotTold }
        var ways: NetworkWays = []
        for interface in instance.networkInterfaces {
            if !interface.externalAddresses.isEmpty { ways.insert(.externalAddress) }
            if !interface.externalIPv6Addresses.isEmpty { ways.insert(.externalIPv6Address) }
            if ways.isDisjoint(with: .external) {
                ways.formUnion(internalWays(of: interface, from: instance.project))
            }
        }
        return ways
    }

    private func internalWays(of interface: NetworkInterface, from project: ProjectReference) -> NetworkWays {
        guard !interface.subnetwork.isEmpty else { return .networkNotTold }
        let path = Self.path(of: interface.subnetwork)
        if let known = subnetworks[path] {
            var ways: NetworkWays = []
            if known.hasPrivateAccess, interface.stackType != "IPV6_ONLY" { ways.insert(.privateGoogleAccess) }
            if known.hasPrivateIPv6Access, interface.stackType.hasSuffix("IPV6") || interface.stackType == "IPV6_ONLY" {
                ways.insert(.privateGoogleAccess)
            }
            if known.isTranslated, interface.stackType != "IPV6_ONLY" { return ways.union(.cloudNAT) }
            return ways.union(ignorance(about: path, from: project).intersection(.aboutRouters))
        }
        let ignorance = ignorance(about: path, from: project)
        // A gateway says itself what it translates.
        guard !isTranslated(path, of: Self.path(of: interface.network)) else { return ignorance.union(.cloudNAT) }
        // The listing is older than the subnetwork, or has no such.
        return ignorance.isDisjoint(with: .aboutSubnetworks) ? ignorance.union(.subnetworkNotListed) : ignorance
    }

    /// What was not read of the project in which a subnetwork lies.
    private func ignorance(about path: Substring, from project: ProjectReference) -> NetworkWays {
        let owner = Self.segment(after: "projects", of: path)
        let known = reads[owner] ?? NetworkReads()
        guard owner == project.description else {
            return switch (known.subnetworks, known.routers) {
            case (.read, .read): []
            case (.refused, _), (_, .refused): .hostProjectRefused
            default: .hostProjectUnread
            }
        }
        var ways: NetworkWays = []
        switch known.subnetworks {
        case .read: break
        case .refused: ways.insert(.subnetworksRefused)
        case .unread: ways.insert(.subnetworksUnread)
        }
        switch known.routers {
        case .read: break
        case .refused: ways.insert(.routersRefused)
        case .unread: ways.insert(.routersUnread)
        }
        return ways
    }

    private func isTranslated(_ subnetwork: Substring, of network: Substring) -> Bool {
        let region = Self.segment(after: "regions", of: subnetwork)
        return translatedNetworks.contains(RegionalNetwork(network: network, region: region))
            || translatedSubnetworks.contains(subnetwork)
    }
}

extension NetworkReach {
    private mutating func add(_ router: Router) {
        for nat in router.nats where nat.translatesVMs {
            if nat.sourceRanges.hasPrefix("ALL_SUBNETWORKS_") {
                let network = Self.path(of: router.network)
                translatedNetworks.insert(RegionalNetwork(network: network, region: Substring(router.region)))
            }
            for subnetwork in nat.subnetworks where subnetwork.hasPrimaryRange {
                translatedSubnetworks.insert(Self.path(of: subnetwork.url))
            }
        }
    }

    private mutating func add(_ subnetwork: Subnetwork) {
        let path = "projects/\(subnetwork.project)/regions/\(subnetwork.region)/subnetworks/\(subnetwork.name)"[...]
        subnetworks[path] = ReachOfSubnetwork(
            hasPrivateAccess: subnetwork.hasPrivateGoogleAccess,
            hasPrivateIPv6Access: subnetwork.privateIPv6GoogleAccess.hasPrefix("ENABLE_"),
            isTranslated: isTranslated(path, of: Self.path(of: subnetwork.network))
        )
    }

    /// A URL from `projects/` on, so that it does not matter through which host and version it was told.
    static func path(of url: String) -> Substring {
        let bytes = url.utf8.span
        let collection: StaticString = "projects/"
        var start = 0
        while start + collection.utf8CodeUnitCount <= bytes.count {
            let rest = bytes.extracting(start..<(start + collection.utf8CodeUnitCount))
            let isFound = collection.withUTF8Buffer { wanted in
                rest.indices.allSatisfy { unsafe rest[$0] == wanted[$0] }
            }
            if isFound { return url[url.utf8.index(url.startIndex, offsetBy: start)...] }
            // On to what follows the next slash.
            while start < bytes.count, bytes[start] != UInt8(ascii: "/") { start += 1 }
            start += 1
        }
        return url[...]
    }

    /// The segment that follows another; empty when there is none.
    ///
    /// It goes by bytes: splitting by characters takes many times as long.
    static func segment(after name: StaticString, of path: Substring) -> Substring {
        var rest = path.utf8[...]
        var isNext = false
        while true {
            let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            if isNext { return path[rest.startIndex..<end] }
            isNext = name.withUTF8Buffer { unsafe $0.elementsEqual(rest[..<end]) }
            guard end < rest.endIndex else { return "" }
            rest = rest[rest.index(after: end)...]
        }
    }
}

extension Router.NAT {
    /// Whether it lets VMs out to the internet: private gateways lead to other networks only.
    fileprivate var translatesVMs: Bool {
        (type.isEmpty || type == "PUBLIC") && (endpointTypes.isEmpty || endpointTypes.contains("ENDPOINT_TYPE_VM"))
    }
}

extension Router.NATSubnetwork {
    /// Whether the primary range, from which VMs have their address, is translated.
    fileprivate var hasPrimaryRange: Bool { ranges.contains("ALL_IP_RANGES") || ranges.contains("PRIMARY_IP_RANGE") }
}
