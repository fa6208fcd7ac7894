import Fleet
import Testing

/// Metadata read as the agent reads it, which is not how a person or another tool would.
@Suite struct AgentConfigurationTests {
    @Test(arguments: ["1", "t", "T", "TRUE", "true", "True"])
    func `these spellings turn the agent on`(text: String) throws {
        let features = try #require(configuration(instance: ["enable-osconfig": text]).features)
        #expect(features.tasks && features.guestPolicies && features.inventory)
    }

    @Test(arguments: ["0", "f", "F", "FALSE", "false", "False", "yes", "Y", "on", " true", "tRUE", "2"])
    func `every other spelling leaves it off`(text: String) throws {
        #expect(try #require(configuration(instance: ["enable-osconfig": text]).features).isDisabled)
    }

    @Test(arguments: [
        // project, instance, tasks, guest policies, inventory
        ([:], [:], "---"),
        (["enable-os-inventory": "true"], [:], "--i"),
        (["os-inventory-enabled": "true"], [:], "--i"),
        (["enable-os-inventory": "false", "os-inventory-enabled": "true"], [:], "---"),
        (["enable-os-inventory": "true"], ["enable-os-inventory": "false"], "---"),
        (["osconfig-enabled-prerelease-features": "Tasks, osinventory"], [:], "t-i"),
        (["os-config-enabled-prerelease-features": "ospatch,ospackage"], [:], "tg-"),
        (["enable-osconfig": "true", "osconfig-disabled-features": "tasks"], [:], "-gi"),
        (["enable-osconfig": "true", "osconfig-disabled-features": "TASKS , GuestPolicies"], [:], "--i"),
        (["enable-osconfig": "true"], ["osconfig-disabled-features": "osinventory"], "tg-"),
        // The instance's switch sets all anew, which cancels what the project disabled.
        (["enable-osconfig": "true", "osconfig-disabled-features": "tasks"], ["enable-osconfig": "true"], "tgi"),
        (["enable-osconfig": "true"], ["enable-osconfig": "false"], "---"),
        (["enable-osconfig": "true"], ["enable-osconfig": ""], "tgi"),
        (["enable-osconfig": "false", "enable-os-inventory": "true"], [:], "---"),
        (["enable-osconfig": "false"], ["enable-os-inventory": "true"], "--i"),
        (["enable-osconfig": "true", "osconfig-disabled-features": "nonsense"], [:], "tgi"),
    ])
    func `the agent's order of evaluation holds`(
        project: [String: String],
        instance: [String: String],
        expected: String
    ) throws {
        let features = try #require(AgentConfiguration(project: project, instance: instance).features)
        let shown =
            (features.tasks ? "t" : "-") + (features.guestPolicies ? "g" : "-") + (features.inventory ? "i" : "-")
        #expect(shown == expected)
    }

    @Test(arguments: [
        ([:], [:], 600),
        (["osconfig-poll-interval": "60"], [:], 3_600),
        (["os-config-poll-interval": "30"], [:], 1_800),
        (["osconfig-poll-interval": "60"], ["osconfig-poll-interval": "20"], 1_200),
        (["osconfig-poll-interval": "60"], ["os-config-poll-interval": "20"], 1_200),
        (["osconfig-poll-interval": "0"], [:], 600),
        (["osconfig-poll-interval": "-5"], [:], 600),
        (["osconfig-poll-interval": "often"], [:], 600),
        (["osconfig-poll-interval": "99999999999999999999"], [:], 600),
    ])
    func `the poll interval is in minutes, the instance's wins, nonsense is the default`(
        project: [String: String],
        instance: [String: String],
        seconds: Int
    ) {
        #expect(AgentConfiguration(project: project, instance: instance).pollInterval == .seconds(seconds))
    }

    @Test func `without project metadata nothing is assumed that it could change`() {
        let unknown = AgentConfiguration(project: nil, instance: [:])
        #expect(unknown.features == nil && unknown.pollInterval == nil)
        let decided = AgentConfiguration(
            project: nil,
            instance: ["enable-osconfig": "true", "osconfig-poll-interval": "5"]
        )
        #expect(decided.features?.isDisabled == false && decided.pollInterval == .seconds(300))
    }

    private func configuration(instance: [String: String]) -> AgentConfiguration {
        AgentConfiguration(project: [:], instance: instance)
    }
}
