package import Fleet
import Synchronization

/// Google's APIs with a made-up fleet behind them: it answers requests, in the time that its clock shows.
///
/// It neither opens sockets nor asks for the time: who holds it says what time it really is. Safe for concurrent use.
package final class Simulator: Sendable {
    /// How it is set up, apart from the fleet.
    package struct Options: Sendable, Hashable {
        /// Whether callers need a token.
        package var authentication = AccessTokens.Mode.optional
        /// How long tokens are good.
        package var tokenLifetime = Duration.seconds(3_600)
        /// The quotas.
        package var quota = QuotaMeter.Limits.off
        /// The project, by id or number, that the metadata server belongs to; `nil` for the first one.
        package var home: String?
        /// The real time in which the history is played back at the beginning; `nil` to begin at its end.
        package var playback: Duration?

        /// No tokens needed, no quotas, no playback.
        package init() {}
    }

    /// What changes while it runs.
    struct State: Sendable {
        var fleet: SimulatedFleet
        var clock: SimulatedClock
        var faults = FaultPlan()
        var quota: QuotaMeter
        var log = RequestLog()
        var lastOrdinal = 0
    }

    let state: Mutex<State>
    let tokens: AccessTokens
    private let home: String?
    private let router: MethodRouter
    /// Held while a fleet is computed, so that of two changes none is lost; it may take a while.
    private let growth = Mutex(())

    /// Sets a fleet going: at the real moment `realStart` it is `start` in the scenario, or else the two are the same.
    ///
    /// It has the `methods` given, and those that give tokens.
    package init(
        scenario: Scenario,
        seed: UInt64,
        start: Timestamp,
        options: Options = Options(),
        realStart: Timestamp? = nil,
        methods: [APIMethod] = GoogleAPI.methods
    ) {
        let realStart = realStart ?? start
        var clock = SimulatedClock(start: start, history: scenario.history, realStart: realStart)
        if let playback = options.playback { clock.playBack(within: playback, at: realStart) }
        var state = State(
            fleet: SimulatedFleet(scenario: scenario, seed: seed, start: start, horizon: start + Self.foresight),
            clock: clock,
            quota: QuotaMeter(limits: options.quota)
        )
        for event in scenario.events { state.faults.add(event, start: start) }
        self.state = Mutex(state)
        tokens = AccessTokens(seed: seed, mode: options.authentication, lifetime: options.tokenLifetime)
        home = options.home
        router = MethodRouter(methods)
    }

    /// The fleet at a real moment.
    package func moment(at realNow: Timestamp) -> FleetMoment {
        let (fleet, now) = state.withLock { ($0.fleet, $0.clock.now(at: realNow)) }
        return (now <= fleet.horizon ? fleet : grown { $0.extended(to: now + Self.foresight) }).at(now)
    }

    /// The last calls.
    package var log: RequestLog { state.withLock { $0.log } }

    /// Lets something happen in the fleet.
    package func add(_ event: ScenarioEvent) {
        let isFault = state.withLock { $0.faults.add(event, start: $0.fleet.start) != nil }
        if !isFault { _ = grown { $0.adding(event) } }
    }

    /// The project that the metadata server belongs to.
    func home(in fleet: SimulatedFleet) -> SimulatedProject? {
        home.map { fleet.project(named: $0) } ?? fleet.projects.first
    }

    /// The method that a request calls; `nil` when there is none.
    func route(_ request: APIRequest) -> CallRoute? {
        if let route = router.route(verb: request.verb, path: request.path) {
            return .service(route.method, variables: route.variables)
        }
        return TokenMethod.route(request).map { .tokens($0.method, variables: $0.variables) }
    }

    private func grown(_ change: (SimulatedFleet) -> SimulatedFleet) -> SimulatedFleet {
        growth.withLock { _ in
            let fleet = change(state.withLock { $0.fleet })
            state.withLock { $0.fleet = fleet }
            return fleet
        }
    }

    /// How far ahead of the clock patch jobs are known.
    private static let foresight = Duration.seconds(7 * 86_400)
}

/// Where a request leads.
enum CallRoute: Sendable {
    /// To a service that tells of the fleet.
    case service(APIMethod, variables: [String: String])
    /// To one that gives tokens.
    case tokens(TokenMethod, variables: [String: String])
}
