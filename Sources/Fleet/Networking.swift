/// A subnetwork (`subnetworks.aggregatedList`), as far as it tells how a VM reaches Google's APIs.
package struct Subnetwork: Hashable, Sendable, Codable {
    /// The project, from the link.
    package var project: ProjectReference
    /// The region.
    package var region: String
    /// The name.
    package var name: String
    /// The network's URL.
    package var network = ""
    /// Whether VMs without an external address reach Google's APIs (Private Google Access).
    package var hasPrivateGoogleAccess = false
    /// The same for IPv6, in the API's words.
    package var privateIPv6GoogleAccess = ""
    /// Such as `IPV4_ONLY`.
    package var stackType = ""
    /// Such as `PRIVATE`.
    package var purpose = ""

    /// A subnetwork of which nothing else is known.
    package init(project: ProjectReference, region: String, name: String) {
        self.project = project
        self.region = region
        self.name = name
    }
}

/// A Cloud Router (`routers.aggregatedList`), for its NAT gateways.
package struct Router: Hashable, Sendable, Codable {
    /// A NAT gateway (`RouterNat`).
    package struct NAT: Hashable, Sendable, Codable {
        /// The name.
        package var name = ""
        /// `PUBLIC` or `PRIVATE`; empty means public.
        package var type = ""
        /// `ENDPOINT_TYPE_VM`, …; empty means VMs.
        package var endpointTypes: [String] = []
        /// Which ranges are translated, in the API's words.
        package var sourceRanges = ""
        /// The subnetworks, when only some are.
        package var subnetworks: [NATSubnetwork] = []

        /// A gateway that says nothing yet.
        package init() {}
    }

    /// A subnetwork that a gateway translates (`RouterNatSubnetworkToNat`).
    package struct NATSubnetwork: Hashable, Sendable, Codable {
        /// The subnetwork's URL.
        package var url = ""
        /// Which of its ranges, in the API's words.
        package var ranges: [String] = []

        /// A subnetwork that says nothing yet.
        package init() {}
    }

    /// The project, from the link.
    package var project: ProjectReference
    /// The region.
    package var region: String
    /// The name.
    package var name: String
    /// The network's URL.
    package var network = ""
    /// Its gateways.
    package var nats: [NAT] = []

    /// A router of which nothing else is known.
    package init(project: ProjectReference, region: String, name: String) {
        self.project = project
        self.region = region
        self.name = name
    }
}

/// A zone (`zones.list`).
package struct Zone: Hashable, Sendable, Codable {
    /// The project that was asked.
    package var project: ProjectReference
    /// The name.
    package var name: ZoneName
    /// The last segment of the region's URL.
    package var region = ""
    /// `UP` or `DOWN`.
    package var status = ""

    /// A zone of which nothing else is known.
    package init(project: ProjectReference, name: ZoneName) {
        self.project = project
        self.name = name
    }
}
