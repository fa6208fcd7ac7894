import Fleet

/// What follows from software states, made once for all VMs that have the same software.
final class ItemCache: Sendable {
    /// One for all fleets: what follows from the state of a VM's software follows from nothing else.
    static let shared = ItemCache()

    private let states: RecentlyUsed<SoftwareState, SoftwareState>
    private let summaries: RecentlyUsed<SoftwareState, SoftwareSummary>
    private let items: RecentlyUsed<Encoded, WrittenItems>
    private let vulnerabilities: RecentlyUsed<Encoded, [FoundVulnerability]>

    private struct Encoded: Hashable {
        let state: SoftwareState
        let enums: JSONValue.EnumEncoding
    }

    /// Makes a cache that holds the items of so many states.
    init(limit: Int = 256) {
        states = RecentlyUsed(limit: 16 * limit)
        summaries = RecentlyUsed(limit: 4 * limit)
        items = RecentlyUsed(limit: limit)
        vulnerabilities = RecentlyUsed(limit: limit)
    }

    /// The items as they stand in an answer.
    func items(of state: SoftwareState, createTime: Timestamp, enums: JSONValue.EnumEncoding) -> JSONValue {
        let state = normalized(state)
        let written = items.value(of: Encoded(state: state, enums: enums)) {
            WrittenItems(state.inventoryItems, enums: enums)
        }
        return .written(written.bytes(createTime: createTime))
    }

    /// `osInfo` in the API's order, without the agent's version and the host name, which come last.
    func information(of state: SoftwareState) -> [JSONValue.Member] { summary(of: state).information }

    /// The version of the agent.
    func agentVersion(of state: SoftwareState) -> String { summary(of: state).agentVersion }

    /// How many packages are installed, and how many updates wait.
    func counts(of state: SoftwareState) -> (installed: Int, updates: Int) { summary(of: state).counts }

    /// The vulnerabilities, worst first, with details that are written.
    func vulnerabilities(of state: SoftwareState, enums: JSONValue.EnumEncoding) -> [FoundVulnerability] {
        let state = normalized(state)
        return vulnerabilities.value(of: Encoded(state: state, enums: enums)) {
            state.vulnerabilities.map { $0.written(enums: enums) }
        }
    }

    private func summary(of state: SoftwareState) -> SoftwareSummary {
        let state = normalized(state)
        return summaries.value(of: state) { SoftwareSummary(state) }
    }

    /// The state with days moved back to the last ones on which anything was released, so that equal sets are equal.
    func normalized(_ state: SoftwareState) -> SoftwareState {
        states.value(of: state) { state.normalized }
    }
}

/// What is short about a software state.
private struct SoftwareSummary: Sendable {
    let information: [JSONValue.Member]
    let agentVersion: String
    let counts: (installed: Int, updates: Int)

    init(_ state: SoftwareState) {
        information = state.information
        agentVersion = state.agentVersion
        counts = state.counts
    }
}
