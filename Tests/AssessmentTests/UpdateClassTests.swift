import Fleet
import Testing

@Suite struct UpdateClassTests {
    @Test(arguments: [
        ("0fa1201d-4330-4fa8-8ae9-b877473b6441", UpdateClass.security),
        ("e6cf1350-c01b-414d-a61f-263d14d133b4", .critical),
        ("28bc880e-0592-4cbf-8f95-c79b17911d5f", .rollup),
        ("e0789628-ce08-4437-be74-2495b842f43b", .definition),
        ("cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83", .recommended),
        ("ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0", .driver),
        ("71718f13-7324-4b0f-8f9e-2ca9dc978e53", .other),
    ])
    func `an update of Windows by the GUID of its classification`(id: String, expected: UpdateClass) {
        #expect(SoftwarePackage.windows("", [id]).updateClass == expected)
    }

    @Test func `of several classifications the most pressing counts`() {
        let ids = ["cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83", "0fa1201d-4330-4fa8-8ae9-b877473b6441"]
        #expect(SoftwarePackage.windows("", ids).updateClass == .security)
    }

    @Test(arguments: [
        ("security", UpdateClass.security), ("Recommended", .recommended), ("optional", .optional),
        ("feature", .feature), ("yast", .other), ("", .unknown),
    ])
    func `a patch of SUSE by its category`(category: String, expected: UpdateClass) {
        #expect(SoftwarePackage.patch("SUSE-1", category: category).updateClass == expected)
    }

    @Test func `a set of packages counts kinds, most pressing first, and knows the agent's update`() {
        let set = PackageSet(
            id: 1,
            installed: [.apt("google-osconfig-agent", "1")],
            available: [
                .definition, .apt("vim"), .patch("a", category: "security"), .apt("google-osconfig-agent", "2"),
            ]
        )
        #expect(set.updateClassCounts.map(\.updateClass) == [.security, .unknown, .definition])
        #expect(set.updateClassCounts.map(\.count) == [1, 2, 1])
        #expect(set.agentUpdate == .apt("google-osconfig-agent", "2"))
        #expect(PackageSet(id: 2, installed: [.apt("google-osconfig-agent")], available: []).agentUpdate == nil)
    }
}
