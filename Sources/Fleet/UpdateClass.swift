/// What kind of update something is, as far as its manager says.
package enum UpdateClass: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Closes a known hole.
    case security
    /// Mends a fault that Microsoft calls critical, though no hole.
    case critical
    /// Several updates in one, security ones mostly among them.
    case rollup
    /// Patterns for Defender, several times a day; Windows fetches them itself.
    case definition
    /// Worth having, says its maker.
    case recommended
    /// As one likes.
    case optional
    /// Something new.
    case feature
    /// For a device.
    case driver
    /// Another image of Container-Optimized OS.
    case image
    /// A kind that this version does not know.
    case other
    /// The manager does not tell, as apt, yum, zypper's packages and googet do not.
    case unknown

    /// Orders from the most to the least pressing.
    package static func < (left: UpdateClass, right: UpdateClass) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .security: 0
        case .critical: 1
        case .rollup: 2
        case .recommended: 3
        case .image: 4
        case .unknown: 5
        case .other: 6
        case .driver: 7
        case .feature: 8
        case .optional: 9
        case .definition: 10
        }
    }
}

extension SoftwarePackage {
    /// What kind of update it is, told by ids and words that are the same in every language.
    package var updateClass: UpdateClass {
        switch self {
        case .zypperPatch(let patch): patch.updateClass
        case .wua(let update): update.categories.compactMap { UpdateClass(classificationID: $0.id) }.min() ?? .other
        case .cos: .image
        case .apt, .yum, .zypper, .googet, .qfe, .windowsApplication, .other, .empty: .unknown
        }
    }
}

extension ZypperPatch {
    /// What kind of update it is, by SUSE's word for its category.
    fileprivate var updateClass: UpdateClass {
        switch category.lowercased() {
        case "security": .security
        case "recommended": .recommended
        case "optional": .optional
        case "feature": .feature
        case "": .unknown
        default: .other
        }
    }
}

extension UpdateClass {
    /// The class for one of Microsoft's update classifications, whose GUIDs are the same everywhere; `nil` for the GUID
    /// of a product.
    fileprivate init?(classificationID id: String) {
        switch id.lowercased() {
        case "0fa1201d-4330-4fa8-8ae9-b877473b6441": self = .security
        case "e6cf1350-c01b-414d-a61f-263d14d133b4": self = .critical
        case "28bc880e-0592-4cbf-8f95-c79b17911d5f": self = .rollup
        case "e0789628-ce08-4437-be74-2495b842f43b": self = .definition
        case "cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83": self = .recommended
        case "b54e7d24-7add-428f-8b75-90a396fa584f", "3689bdc8-b205-4af4-8d4a-a63924c5e9d5": self = .feature
        case "68c5b0a3-d1a6-4553-ae49-01d3a7827828": self = .rollup
        case "b4832bd8-e735-4761-8daf-37f882276dab": self = .optional
        case "ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0": self = .driver
        default: return nil
        }
    }
}
