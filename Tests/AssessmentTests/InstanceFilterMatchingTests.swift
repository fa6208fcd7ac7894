import Fleet
import Testing

@Suite struct InstanceFilterMatchingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let expected: Bool?
        let filter: OSPolicyAssignment.InstanceFilter

        init(_ name: String, _ expected: Bool?, _ change: (inout OSPolicyAssignment.InstanceFilter) -> Void) {
            var filter = OSPolicyAssignment.InstanceFilter()
            change(&filter)
            (testDescription, self.expected, self.filter) = (name, expected, filter)
        }
    }

    static let withSystem: [Case] = [
        Case("an empty filter matches nothing", false) { _ in },
        Case("all", true) { $0.all = true },
        Case("labels of one set must all fit", false) { $0.inclusionLabels = [["env": "prod", "app": "db"]] },
        Case("one of several sets suffices", true) { $0.inclusionLabels = [["env": "stage"], ["env": "prod"]] },
        Case("an empty set fits all", true) { $0.inclusionLabels = [[:]] },
        Case("exclusion alone matches the rest", true) { $0.exclusionLabels = [["env": "stage"]] },
        Case("exclusion wins", false) {
            $0.inclusionLabels = [["env": "prod"]]
            $0.exclusionLabels = [["app": "none"], ["app": "web"]]
        },
        Case("another system", false) { $0.inventories = [OSFilter(shortName: "rhel")] },
        Case("one of several systems", true) {
            $0.inventories = [OSFilter(shortName: "rhel"), OSFilter(shortName: "debian")]
        },
        Case("the very version", true) { $0.inventories = [OSFilter(shortName: "debian", version: "12.1")] },
        Case("a version is no prefix", false) { $0.inventories = [OSFilter(shortName: "debian", version: "12")] },
        Case("a prefix of the version", true) { $0.inventories = [OSFilter(shortName: "debian", version: "12*")] },
        Case("another prefix", false) { $0.inventories = [OSFilter(shortName: "debian", version: "11*")] },
        Case("any version", true) { $0.inventories = [OSFilter(shortName: "debian", version: "*")] },
        Case("labels and system must both fit", false) {
            $0.inclusionLabels = [["env": "prod"]]
            $0.inventories = [OSFilter(shortName: "rhel")]
        },
    ]

    @Test(arguments: withSystem)
    func `a filter of an assignment by labels and system`(example: Case) {
        var osInfo = OSInfo()
        osInfo.shortName = "debian"
        osInfo.version = "12.1"
        #expect(example.filter.matches(labels: ["env": "prod", "app": "web"], osInfo: osInfo) == example.expected)
    }

    static let withoutSystem: [Case] = [
        Case("labels alone need no system", true) { $0.inclusionLabels = [["env": "prod"]] },
        Case("nobody knows", nil) { $0.inventories = [OSFilter(shortName: "debian")] },
        Case("labels that do not fit decide", false) {
            $0.inclusionLabels = [["env": "stage"]]
            $0.inventories = [OSFilter(shortName: "debian")]
        },
    ]

    @Test(arguments: withoutSystem)
    func `a filter while the system is not known`(example: Case) {
        #expect(example.filter.matches(labels: ["env": "prod"], osInfo: nil) == example.expected)
    }
}
