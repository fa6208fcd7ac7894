import Fleet

/// Which VMs of a project the filters of its patch deployments match: for each VM one bit for each deployment.
struct DeploymentMatches: Sendable {
    /// How many VMs a job of each deployment takes.
    private(set) var jobSizes: [Int]
    /// How many words of 64 bits there are for each VM.
    private let stride: Int
    private var words: [UInt64]

    /// Holds all VMs of a project against filters.
    init(of vms: [VM], by filters: [DeploymentFilter]) {
        jobSizes = Array(repeating: 0, count: filters.count)
        stride = (filters.count + 63) / 64
        words = Array(repeating: 0, count: stride * vms.count)
        for place in vms.indices { set(place, vms[place], by: filters) }
    }

    /// Holds those VMs against the same filters that are not as they were.
    init(of vms: [VM], by filters: [DeploymentFilter], since earlier: (Self, vms: [VM]), _ comparison: VMComparison) {
        self = earlier.0
        guard stride > 0 else { return }
        for former in comparison.departed { count(former, earlier.vms[former], by: filters, -1) }
        for place in comparison.changed {
            guard let former = comparison.formerPlace(of: place) else { continue }
            count(former, earlier.vms[former], by: filters, -1)
        }
        if let formerPlaces = comparison.formerPlaces {
            let known = words
            words = Array(repeating: 0, count: stride * vms.count)
            for (place, former) in formerPlaces.enumerated() {
                guard let former else { continue }
                for word in 0..<stride { words[place * stride + word] = known[former * stride + word] }
            }
        }
        for place in comparison.changed { set(place, vms[place], by: filters) }
    }

    /// Calls `body` with the place of each deployment that matches the VM at a place.
    func forEach(ofVMAt place: Int, _ body: (Int) -> Void) {
        for word in 0..<stride {
            var bits = words[place * stride + word]
            while bits != 0 {
                body(word * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
    }

    private mutating func set(_ place: Int, _ vm: VM, by filters: [DeploymentFilter]) {
        for word in 0..<stride { words[place * stride + word] = 0 }
        guard stride > 0, let labels = vm.instance?.value.labels else { return }
        let (name, zone) = (vm.name, vm.zone)
        for index in filters.indices where filters[index].filter.matches(name: name, zone: zone, labels: labels) {
            words[place * stride + index / 64] |= 1 << UInt64(index % 64)
        }
        count(place, vm, by: filters, 1)
    }

    /// Counts a VM that stands at a place, or counts it no more.
    private mutating func count(_ place: Int, _ vm: VM, by filters: [DeploymentFilter], _ step: Int) {
        var isMember: Bool?
        for word in 0..<stride {
            var bits = words[place * stride + word]
            while bits != 0 {
                let index = word * 64 + bits.trailingZeroBitCount
                bits &= bits - 1
                if !filters[index].allowsMIGInstances {
                    let isSkipped = isMember ?? vm.instance?.value.isMIGMember ?? false
                    isMember = isSkipped
                    if isSkipped { continue }
                }
                jobSizes[index] += step
            }
        }
    }
}

/// Which VMs a patch deployment is for.
///
/// A class, because very many VMs are held against it, and each would copy a value.
final class DeploymentFilter: Sendable {
    /// The filter as it was told.
    let told: PatchInstanceFilter
    /// The filter, made ready.
    let filter: CompiledInstanceFilter
    /// Whether its jobs patch members of managed instance groups.
    let allowsMIGInstances: Bool

    /// Takes a deployment.
    init(_ deployment: PatchDeployment) {
        told = deployment.instanceFilter
        filter = CompiledInstanceFilter(told)
        allowsMIGInstances = deployment.patchConfig?.allowsMIGInstances ?? false
    }

    /// Whether it is for the same VMs as another for certain.
    func isLike(_ other: DeploymentFilter) -> Bool {
        allowsMIGInstances == other.allowsMIGInstances && told == other.told
    }
}
