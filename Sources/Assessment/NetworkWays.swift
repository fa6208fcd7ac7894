import Fleet

/// The ways out that a VM has, and what is not known about others.
struct NetworkWays: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let externalAddress = NetworkWays(rawValue: 1)
    static let externalIPv6Address = NetworkWays(rawValue: 1 << 1)
    /// To Google's APIs only.
    static let privateGoogleAccess = NetworkWays(rawValue: 1 << 2)
    static let cloudNAT = NetworkWays(rawValue: 1 << 3)

    static let subnetworksUnread = NetworkWays(rawValue: 1 << 4)
    static let subnetworksRefused = NetworkWays(rawValue: 1 << 5)
    static let routersUnread = NetworkWays(rawValue: 1 << 6)
    static let routersRefused = NetworkWays(rawValue: 1 << 7)
    static let hostProjectUnread = NetworkWays(rawValue: 1 << 8)
    static let hostProjectRefused = NetworkWays(rawValue: 1 << 9)
    /// Its listing does not have it.
    static let subnetworkNotListed = NetworkWays(rawValue: 1 << 10)
    /// The VM's own facts do not say where it is connected.
    static let networkNotTold = NetworkWays(rawValue: 1 << 11)

    static let external: NetworkWays = [.externalAddress, .externalIPv6Address]
    static let aboutHost: NetworkWays = [.hostProjectUnread, .hostProjectRefused]
    static let aboutSubnetworks: NetworkWays = [
        .subnetworksUnread, .subnetworksRefused, .hostProjectUnread, .hostProjectRefused,
    ]
    static let aboutRouters: NetworkWays = [.routersUnread, .routersRefused, .hostProjectUnread, .hostProjectRefused]
    static let ignorance: NetworkWays = [
        .subnetworksUnread, .subnetworksRefused, .routersUnread, .routersRefused, .hostProjectUnread,
        .hostProjectRefused, .subnetworkNotListed, .networkNotTold,
    ]

    /// What is not known, as a reason; `nil` when all is.
    var unknownReason: String? { Self.unknownReasons.first { contains($0.ways) }?.word }

    /// The reasons for not knowing, with what each means; the first that holds is given.
    static let unknownReasons: [(ways: NetworkWays, word: String, meaning: String)] = [
        (.subnetworksRefused, "subnetworks_denied", "The subnetworks of the project may not be read."),
        (.routersRefused, "routers_denied", "The Cloud Routers of the project may not be read."),
        (.hostProjectRefused, "host_project_denied", "The networks of the Shared VPC's host project may not be read."),
        (.subnetworksUnread, "subnetworks_not_read", "The subnetworks of the project were never read."),
        (.routersUnread, "routers_not_read", "The Cloud Routers of the project were never read."),
        (
            .hostProjectUnread, "host_project_not_read",
            "The subnetwork lies in the host project of a Shared VPC, whose networks were never read."
        ),
        (.subnetworkNotListed, "subnetwork_not_listed", "The VM's subnetwork is not among those that were read."),
        (.networkNotTold, "network_not_told", "The VM's facts name no subnetwork."),
    ]
}
