/// A key of Google's that is read less than others, and why that is fine.
struct KeyException: Hashable {
    /// What can be done to a key's value in a document.
    enum Change: Hashable, CaseIterable {
        /// The key is gone.
        case absence
        /// The value is another of the same type.
        case otherValue
        /// The value is of another type, which is an error for every other key.
        case otherType
    }

    /// The end of the key's path: `*` is any key, `[]` any position; `$` at the front stands for the document's top.
    let pattern: KeyPattern
    /// The only fixture that it is about; `nil` for every document.
    let document: String?
    /// What reading does not notice, or does not report.
    let unnoticed: Set<Change>
    /// Why.
    let reason: String
}

extension KeyException {
    /// A key that changes nothing, whatever it holds.
    fileprivate static func leftOut(_ pattern: String, in document: String? = nil, _ reason: String) -> KeyException {
        KeyException(pattern: KeyPattern(pattern), document: document, unnoticed: Set(Change.allCases), reason: reason)
    }

    /// A key that is read, though not every change of it is noticed.
    fileprivate static func loose(
        _ pattern: String,
        in document: String? = nil,
        _ unnoticed: Set<Change>,
        _ reason: String
    ) -> KeyException {
        KeyException(pattern: KeyPattern(pattern), document: document, unnoticed: unnoticed, reason: reason)
    }
}

/// Every key that is not decoded on purpose; a key that is missing here must change what we read.
let keysLeftOut: [KeyException] = [
    // Every resource of Compute Engine.
    .leftOut("$.projectId", in: "billing-info.json", "the name says which project it is, by id as well"),
    .leftOut("fingerprint", "guards writes, and we do not write"),
    .leftOut("labelFingerprint", "guards writes, and we do not write"),
    .leftOut("metadata.kind", "says what the key says"),
    .leftOut("commonInstanceMetadata.kind", "says what the key says"),
    .leftOut("$.creationTimestamp", in: "project.json", "no output shows a project's age"),
    .leftOut("$.selfLink", in: "project.json", "its own address says nothing new"),
    .leftOut("$.selfLink", in: "instances-aggregated.json", "its own address says nothing new"),
    .leftOut("$.selfLink", in: "subnetworks-aggregated.json", "its own address says nothing new"),
    .leftOut("$.selfLink", in: "routers-aggregated.json", "its own address says nothing new"),
    .leftOut("$.selfLink", in: "zones.json", "its own address says nothing new"),

    // instances
    .leftOut("instances[].kind", "the list says so already"),
    .leftOut("instances[].canIpForward", "says nothing of VM Manager"),
    .leftOut("instances[].cpuPlatform", "says nothing of VM Manager"),
    .leftOut("instances[].description", "free text that no output shows"),
    .leftOut("metadata.items[1].value", in: "instances-aggregated.json", "may be a secret"),
    .leftOut("networkInterfaces[].kind", "says what the key says"),
    .leftOut("networkInterfaces[].nicType", "says nothing of reachability"),
    .leftOut("accessConfigs[].kind", "says what the key says"),
    .leftOut("accessConfigs[].name", "only the address counts"),
    .leftOut("accessConfigs[].type", "there is one type"),
    .leftOut("accessConfigs[].networkTier", "every tier reaches Google"),
    .leftOut("ipv6AccessConfigs[].name", "only the address counts"),
    .leftOut("disks[].kind", "says what the key says"),
    .leftOut("disks[].type", "says nothing of the operating system"),
    .leftOut("disks[].mode", "says nothing of the operating system"),
    .leftOut("disks[].source", "says nothing of the operating system"),
    .leftOut("disks[].deviceName", "says nothing of the operating system"),
    .leftOut("disks[].index", "disks come in order"),
    .leftOut("disks[].autoDelete", "says nothing of the operating system"),
    .leftOut("disks[].diskSizeGb", "says nothing of the operating system"),
    .leftOut("scheduling.automaticRestart", "what happens later is seen when it happens"),
    .leftOut("scheduling.onHostMaintenance", "what happens later is seen when it happens"),

    // projects
    .leftOut("$.id", in: "project.json", "a third number that nothing else refers to"),
    .leftOut("$.defaultNetworkTier", in: "project.json", "every tier reaches Google"),
    .leftOut("$.quotas", in: "project.json", "Compute Engine's quotas are not VM Manager's"),
    .leftOut("commonInstanceMetadata.items[1].value", in: "project.json", "may be a secret"),

    // subnetworks, routers, zones
    .leftOut("subnetworks[].kind", "the list says so already"),
    .leftOut("subnetworks[].id", "other resources refer to the URL"),
    .leftOut("subnetworks[].creationTimestamp", "no output shows a subnetwork's age"),
    .leftOut("subnetworks[].gatewayAddress", "says nothing of reachability"),
    .leftOut("subnetworks[].ipCidrRange", "says nothing of reachability"),
    .leftOut("routers[].kind", "the list says so already"),
    .leftOut("routers[].id", "other resources refer to the URL"),
    .leftOut("routers[].creationTimestamp", "no output shows a router's age"),
    .leftOut("nats[].natIpAllocateOption", "how addresses are chosen does not matter"),
    .leftOut("$.items[].kind", in: "zones.json", "the list says so already"),
    .leftOut("$.items[].id", in: "zones.json", "other resources refer to the name"),
    .leftOut("$.items[].creationTimestamp", in: "zones.json", "no output shows a zone's age"),
    .leftOut("$.items[].description", in: "zones.json", "repeats the name"),
    .leftOut("$.items[].availableCpuPlatforms", in: "zones.json", "says nothing of VM Manager"),
    .leftOut("$.items[].supportsPzs", in: "zones.json", "says nothing of VM Manager"),

    // lists of Compute Engine
    .leftOut("$.id", in: "instances-aggregated.json", "names a warning only when that names no scope itself"),
    .leftOut("$.id", in: "subnetworks-aggregated.json", "names a warning only when that names no scope itself"),
    .leftOut("$.id", in: "routers-aggregated.json", "names a warning only when that names no scope itself"),
    .leftOut("$.id", in: "zones.json", "names a warning only when that names no scope itself"),
    .leftOut("warning.message", "the scope says enough, and messages are hostile"),

    // policy orchestrators
    .leftOut("policyOrchestrators[].etag", "guards writes, and we do not write"),
    .leftOut("orchestrationScope", "what it reached shows in the assignments of the zones"),
    .leftOut("osPolicyAssignmentV1Payload", "the assignments that it makes are read where they are"),
    .leftOut("currentIterationState.error.code", "the message says it"),
    .leftOut("currentIterationState.error.details", "the message says it"),
    .leftOut("currentIterationState.rolloutResource", "the rollout is read from the assignments"),

    // Cloud Asset Inventory
    .leftOut("$.readTime", in: "assets.json", "the inventory has its own time"),
    .leftOut("assets[].name", "the inventory has its own name"),
    .leftOut("assets[].updateTime", "the asset's time is not the inventory's"),
    .leftOut("assets[].ancestors", "folders and organizations are not told apart"),
    .leftOut("$.name", in: "asset-line.json", "the inventory has its own name"),
    .leftOut("$.update_time", in: "asset-line.json", "the asset's time is not the inventory's"),

    // Cloud Logging
    .leftOut("entries[].receiveTimestamp", "the entry's own time counts"),
    .leftOut("sourceLocation.function", "file and line say it"),
    .leftOut("jsonPayload.@type", "the payload is told by its content"),
    .leftOut("jsonPayload.localTimestamp", "the entry's own time counts"),
    .leftOut("jsonPayload.omitempty", "a slip of the agent's"),

    // Cloud Monitoring
    .leftOut("timeSeries[].metadata", "labels of the VM come from the VM"),
    .leftOut("timeSeries[].unit", "the metric's type implies it"),
    .leftOut("$.unit", in: "time-series.json", "the metric's type implies it"),
    .leftOut("$.executionErrors", in: "time-series.json", "a missing series is unknown anyway"),
    .leftOut("value.distributionValue", "no metric that we use has one"),
    .leftOut("metricDescriptors[].name", "the type says it"),
    .leftOut("metricDescriptors[].unit", "counts of VMs have none"),
    .leftOut("metricDescriptors[].metadata", "says nothing that selects a metric"),
    .leftOut("metricDescriptors[].monitoredResourceTypes", "says nothing that selects a metric"),
    .leftOut("metricDescriptors[].labels[].valueType", "labels are text to us"),
    .leftOut("metricDescriptors[].labels[].description", "the key says it"),

    // inventories
    .leftOut("pacmanPackage.packageName", "the content of a manager that we do not know"),
]

/// Keys that are read, but not noticed in every way that the others are.
let keysReadLoosely: [KeyException] = [
    .loose("items.*.id", [.absence], "the key in the map stands in"),
    .loose("items.*.type", [.absence], "the package's key says it too"),
    .loose("installedPackage-nothing.installedPackage", [.absence], "an item without content is still an item"),
    .loose("pacmanPackage", [.otherType], "an unknown manager may hold anything"),
    .loose("$.instance", [.absence], "a path with the id in it says no more than the name does"),
    .loose("timeOfDay", [.absence], "midnight is the default"),
    .loose("assets[1]", [.absence], "an asset without an inventory"),
    .loose("assetType", [.otherValue], "every type of asset with an inventory counts"),
    .loose("asset_type", [.otherValue, .otherType], "every type of asset with an inventory counts"),
    .loose("instances[].selfLink", [.absence], "the zone's URL says the project too"),
    .loose("instances[].zone", [.absence], "the VM's own link says the zone too"),
    .loose("subnetworks[].selfLink", [.absence], "the region's URL says the project too"),
    .loose("subnetworks[].region", [.absence], "the subnetwork's own link says the region too"),
    .loose("routers[].selfLink", [.absence], "the region's URL says the project too"),
    .loose("routers[].region", [.absence], "the router's own link says the region too"),
    .loose("$.items[].selfLink", [.absence], "the region's URL says the project too"),
    .loose(
        "$.kind",
        in: "project.json",
        [.absence, .otherValue, .otherType],
        "a single resource's own link says the kind too"
    ),
    .loose("metadata.items[1]", [.absence], "a key that VM Manager does not read"),
    .loose("metadata.items[1].key", [.absence, .otherValue], "a key that VM Manager does not read"),
    .loose("commonInstanceMetadata.items[1]", [.absence], "a key that VM Manager does not read"),
    .loose("commonInstanceMetadata.items[1].key", [.absence, .otherValue], "a key that VM Manager does not read"),
    .loose("zones/europe-west6-a", [.absence], "an empty scope"),
    .loose("zones/europe-west6-a.warning", [.absence], "an empty scope"),
    .loose("warning.code", [.absence, .otherValue], "every warning but that of an empty scope counts"),
    .loose("warning.data", [.absence], "a scope of an aggregated list is named by its key"),
    .loose("warning.data[]", [.absence], "a scope of an aggregated list is named by its key"),
    .loose("warning.data[].key", [.absence, .otherValue], "a scope of an aggregated list is named by its key"),
    .loose("warning.data[].value", [.absence, .otherValue], "a scope of an aggregated list is named by its key"),
    .loose("points[4].value", [.absence], "a distribution is no number"),
    .loose("jsonPayload.message", [.otherType], "a payload has no schema"),
    .loose("jsonPayload.patchJob", [.otherType], "a payload has no schema"),
    .loose("jsonPayload.state", [.otherType], "a payload has no schema"),
]
