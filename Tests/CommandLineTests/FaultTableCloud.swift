import Synchronization
import Testing

/// One simulator for a suite, with a project for each of its cases.
struct FaultTableCloud: SuiteTrait, TestScoping {
    /// A project that no fault hits.
    static let bystander = scenario.project(1)

    @TaskLocal private static var current: CloudControl?
    private static let used = Mutex(1)
    private static let scenario = SmallScenario(projects: 120)

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let folder = try Folder()
        let file = try folder.write("small.yml", Self.scenario.text)
        let cloud = try await SimulatedCloud(file)
        defer { withExtendedLifetime(cloud) {} }
        try await Self.$current.withValue(cloud.control) { try await function() }
    }

    /// The simulator, and a project that no other case has.
    static func next() -> (cloud: CloudControl, project: String) {
        let number = used.withLock { used in
            used += 1
            return used
        }
        return (current ?? CloudControl(url: ""), scenario.project(number))
    }
}
