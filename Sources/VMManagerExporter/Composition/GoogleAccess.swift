import ExporterConfiguration
import Fleet
import Foundation
import GoogleCloud
import HTTPTransport

/// What asks Google's APIs, by one configuration.
struct GoogleAccess {
    /// Where credentials come from.
    let source: CredentialsSource
    /// What gives the tokens.
    let tokens: TokenProvider
    /// What asks.
    let client: GoogleAPIClient
    private let transport: CurlTransport

    /// How long an answer is waited for.
    enum Patience {
        /// As long as it takes: whoever asks has time.
        case long
        /// Less than a minute for each call, as someone watches.
        case short
    }

    /// Takes what the configuration sets; nothing is asked yet, and `observe` is told of what will be.
    init(
        _ google: Configuration.Google,
        patience: Patience = .long,
        observe: @escaping @Sendable (GoogleAPIClient.Event) -> Void
    ) {
        var settings = TransportSettings()
        settings.authoritiesFile = google.authoritiesFile
        settings.totalTimeout = google.timeout
        var retries = RetryPolicy()
        retries.attempts = google.attempts
        if patience == .short {
            settings.totalTimeout = min(.seconds(20), google.timeout)
            (retries.attempts, retries.budget) = (min(2, google.attempts), .seconds(5))
        }
        transport = CurlTransport(settings)
        source = Self.source(of: google.credentials)
        tokens = TokenProvider(
            source: source,
            transport: Self.tokenTransport(over: transport),
            readFile: Self.contents,
            now: { Clock.now }
        )
        client = GoogleAPIClient(
            transport: transport,
            tokens: tokens,
            pacer: QuotaPacer(
                limits: QuotaLimits(global: google.globalReads, zonal: google.zonalReads),
                now: { Clock.now },
                sleep: { try? await Task.sleep(for: $0) }
            ),
            endpoints: [
                .osConfig: google.endpoint(of: .osconfig), .compute: google.endpoint(of: .compute),
                .billing: google.endpoint(of: .cloudbilling),
                .resourceManager: google.endpoint(of: .cloudresourcemanager),
            ],
            surroundings: GoogleAPIClient.Surroundings(
                now: { Clock.now },
                random: { Double.random(in: 0..<1) },
                sleep: { try await Task.sleep(for: $0) },
                observe: observe
            ),
            retries: retries
        )
    }

    /// Ends the transport; what is still open fails.
    func shutDown() { transport.shutdown() }

    /// What a file holds; `nil` only when there is none, so that one that may not be read is not taken for absent.
    static func contents(ofFile path: String) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw FileProblem(description: (error as NSError).localizedDescription)
        }
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

/// Why a file cannot be read, in the words of the system.
private struct FileProblem: Error, CustomStringConvertible {
    let description: String
}
