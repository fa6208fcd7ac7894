import Collection
import ExporterConfiguration
import Fleet
import Foundation
import GoogleCloud
import HTTPTransport
import Logging
import Synchronization

/// Puts together what reads Google's APIs, by one configuration.
struct LiveCollection {
    let collector: LiveCollector
    let counters = CollectionCounters()
    private let transport: CurlTransport

    /// Takes what the configuration sets; nothing is asked yet.
    ///
    /// Facts are as of `now`; `report` is told what each reading came to.
    init(
        _ configuration: Configuration,
        store: any FactStore,
        now: @escaping @Sendable () -> Timestamp = { Clock.now },
        report: @escaping @Sendable (LiveCollector.Report) -> Void
    ) {
        transport = CurlTransport()
        let client = Self.client(configuration.google, over: transport, counters: counters)
        var intervals: [Source: Duration] = [:]
        for source in Configuration.Collection.Source.allCases {
            guard let known = Source(rawValue: source.rawValue) else { continue }
            intervals[known] = configuration.collection.interval(of: source)
        }
        collector = LiveCollector(
            projects: configuration.projects.map { ProjectID($0) },
            intervals: intervals,
            store: store,
            collector: SourceCollector(client: client, store: store, counters: counters, now: now),
            surroundings: LiveCollector.Surroundings(
                now: now,
                random: { Double.random(in: 0..<1) },
                sleep: { try await Task.sleep(for: $0) }
            ),
            report: report
        )
    }

    /// Ends the transport; what is still open fails.
    func shutDown() { transport.shutdown() }

    private static func client(
        _ google: Configuration.Google,
        over transport: CurlTransport,
        counters: CollectionCounters
    ) -> GoogleAPIClient {
        let surroundings = GoogleAPIClient.Surroundings(
            now: { Clock.now },
            random: { Double.random(in: 0..<1) },
            sleep: { try await Task.sleep(for: $0) },
            observe: { counters.count($0) }
        )
        return GoogleAPIClient(
            transport: transport,
            tokens: TokenProvider(
                source: source(of: google.credentials),
                transport: tokenTransport(over: transport),
                readFile: { FileManager.default.contents(atPath: $0).map { [UInt8]($0) } },
                now: { Clock.now }
            ),
            pacer: QuotaPacer(
                limits: QuotaLimits(),
                now: { Clock.now },
                sleep: { try? await Task.sleep(for: $0) }
            ),
            endpoints: [
                .osConfig: google.endpoint(of: .osconfig), .compute: google.endpoint(of: .compute),
                .billing: google.endpoint(of: .cloudbilling),
            ],
            surroundings: surroundings
        )
    }

    private static func source(of credentials: Configuration.Google.Credentials) -> CredentialsSource {
        switch credentials {
        case .anonymous: .none
        case .file(let path): .file(path)
        case .applicationDefault:
            .applicationDefault(
                environment: ProcessInfo.processInfo.environment,
                home: FileManager.default.homeDirectoryForCurrentUser.path
            )
        }
    }

    /// Tokens are asked for with little patience: whoever waits for one waits for everything.
    private static func tokenTransport(over transport: CurlTransport) -> any Transport {
        var policy = RetryPolicy()
        policy.attempts = 3
        policy.budget = .seconds(10)
        return RetryingTransport(
            transport,
            policy: policy,
            now: { Clock.now.microseconds / 1_000_000 },
            random: { Double.random(in: 0..<1) },
            sleep: { try await Task.sleep(for: $0) },
            observe: { _ in }
        )
    }
}
