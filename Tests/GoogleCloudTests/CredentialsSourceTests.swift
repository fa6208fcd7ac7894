import Fleet
import GoogleCloud
import HTTPTransport
import Synchronization
import Testing

/// Google's order of places to look for credentials.
@Suite struct CredentialsSourceTests {
    private struct Unreadable: Error {}

    private func origin(
        _ environment: [String: String],
        files: [String: CredentialsFixture]
    ) throws -> (String, quotaProject: String?) {
        let source = CredentialsSource.applicationDefault(environment: environment, home: "/home/me")
        let credentials = try #require(
            try source.credentials { path in files[path].map { Array($0.json.utf8) } }
        )
        switch credentials.origin {
        case .file(let file): return (file.path, credentials.quotaProject)
        case .metadataServer: return ("metadata", credentials.quotaProject)
        }
    }

    private let wellKnown = "/home/me/.config/gcloud/application_default_credentials.json"

    @Test func `the variable comes first, then gcloud's file, then the metadata server`() throws {
        let files = [
            "/a.json": CredentialsFixture.serviceAccount(), wellKnown: .user(),
            "/cfg/application_default_credentials.json": .user(),
        ]
        #expect(try origin(["GOOGLE_APPLICATION_CREDENTIALS": "/a.json"], files: files).0 == "/a.json")
        #expect(try origin([:], files: files).0 == wellKnown)
        #expect(try origin(["GOOGLE_APPLICATION_CREDENTIALS": ""], files: files).0 == wellKnown)
        let folder = ["CLOUDSDK_CONFIG": "/cfg"]
        #expect(try origin(folder, files: files).0 == "/cfg/application_default_credentials.json")
        #expect(try origin(folder, files: [wellKnown: .user()]).0 == "metadata")
        #expect(try origin([:], files: [:]).0 == "metadata")
    }

    @Test func `a file that is named has to be there`() {
        let error = #expect(throws: CredentialsError.self) {
            try origin(["GOOGLE_APPLICATION_CREDENTIALS": "/b.json"], files: [wellKnown: .user()])
        }
        #expect(
            error?.message == "/b.json: there is no such file; correct or unset GOOGLE_APPLICATION_CREDENTIALS"
        )
    }

    @Test func `a file that cannot be read is not passed over`() {
        let error = #expect(throws: CredentialsError.self) {
            try CredentialsSource.applicationDefault(environment: [:], home: "/home/me")
                .credentials { _ in throw Unreadable() }
        }
        #expect(error?.kind == .unreadable)
        #expect(error?.message == "\(wellKnown): cannot be read: Unreadable(); make it readable")
    }

    @Test func `the quota project of the environment wins`() throws {
        let files = [wellKnown: CredentialsFixture.user(#", "quota_project_id": "of-file""#)]
        #expect(try origin([:], files: files).quotaProject == "of-file")
        #expect(try origin(["GOOGLE_CLOUD_QUOTA_PROJECT": "of-env"], files: files).quotaProject == "of-env")
        #expect(try origin(["GOOGLE_CLOUD_QUOTA_PROJECT": ""], files: files).quotaProject == "of-file")
        #expect(throws: CredentialsError.self) {
            try origin(["GOOGLE_CLOUD_QUOTA_PROJECT": "a\r\nb"], files: files)
        }
    }

    @Test func `a source does not print the environment`() {
        let source = CredentialsSource.applicationDefault(environment: ["PASSWORD": "hunter2"], home: "/")
        var dumped = ""
        dump(source, to: &dumped)
        #expect(!("\(source)" + String(reflecting: source) + dumped).contains("hunter2"))
    }

    // MARK: - The metadata server

    private func provider(_ environment: [String: String], _ transport: ScriptedTransport) -> TokenProvider {
        let clock = TestClock()
        return TokenProvider(
            source: .applicationDefault(environment: environment, home: "/home/me"),
            transport: transport,
            readFile: { _ in nil },
            now: { clock.read() }
        )
    }

    @Test func `a VM is looked for, and then asked, never through a proxy`() async throws {
        let transport = ScriptedTransport([
            "http://169.254.169.254/": .text("computeMetadata/\n", headers: ["metadata-flavor": "Google"]),
            "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token":
                .token("ya29.vm"),
        ])
        let fields = try await provider(["GOOGLE_CLOUD_QUOTA_PROJECT": "q"], transport).authorization()
        #expect(
            fields == [HTTPField("authorization", "Bearer ya29.vm"), HTTPField("x-goog-user-project", "q")]
        )
        #expect(transport.requests.count == 2)
        #expect(transport.requests.allSatisfy { !$0.usesProxy && $0.verb == "GET" })
        #expect(transport.requests.allSatisfy { $0.header("metadata-flavor") == "Google" })
        #expect(transport.requests.first?.totalTimeout == .seconds(3))
    }

    @Test(arguments: [
        ("http://10.0.0.1/", ["GCE_METADATA_IP": "10.0.0.1", "GCE_METADATA_TIMEOUT": "1"], Duration.seconds(1)),
        ("http://169.254.169.254/", ["GCE_METADATA_TIMEOUT": "soon"], .seconds(3)),
    ])
    func `the environment moves the search`(url: String, environment: [String: String], timeout: Duration) async {
        let transport = ScriptedTransport([:])
        await #expect(throws: CredentialsError.self) {
            try await provider(environment, transport).authorization()
        }
        #expect(transport.requests.map(\.url) == [url])
        #expect(transport.requests.first?.totalTimeout == timeout)
    }

    @Test func `a server that the environment names is believed to be there`() async throws {
        let transport = ScriptedTransport(["http://127.0.0.1:8099/computeMetadata/v1/": .token("t")])
        _ = try await provider(["GCE_METADATA_HOST": "127.0.0.1:8099"], transport).authorization()
        #expect(
            transport.requests.map(\.url) == [
                "http://127.0.0.1:8099/computeMetadata/v1/instance/service-accounts/default/token"
            ]
        )
    }

    @Test func `who answers without the flavor is no metadata server`() async {
        let transport = ScriptedTransport(["http://169.254.169.254/": .text("<html>router</html>")])
        let error = await #expect(throws: CredentialsError.self) {
            try await provider([:], transport).authorization()
        }
        #expect(error?.kind == .absent)
        #expect(error?.message.contains("run gcloud auth application-default login") == true)
        #expect(error?.message.contains(wellKnown) == true)
    }

    @Test func `nobody is asked when the environment says that this is no VM`() async {
        let transport = ScriptedTransport([:])
        await #expect(throws: CredentialsError.self) {
            try await provider(["NO_GCE_CHECK": "true"], transport).authorization()
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a host name that is none is told`() async {
        let error = await #expect(throws: CredentialsError.self) {
            try await provider(["GCE_METADATA_HOST": "a/b"], ScriptedTransport([:])).authorization()
        }
        #expect(error?.message == "GCE_METADATA_HOST is not the name of a host; correct or unset it")
    }

    @Test func `a VM says who it is and in which universe`() async throws {
        let root = "http://vm/computeMetadata/v1/"
        let transport = ScriptedTransport([
            root + "universe/universe-domain": .text("Example.Cloud\n"),
            root + "instance/service-accounts/default/email": .text("a@b.iam.gserviceaccount.com\n"),
        ])
        let here = provider(["GCE_METADATA_HOST": "vm"], transport)
        #expect(try await here.universeDomain() == "example.cloud")
        #expect(try await here.member() == "serviceAccount:a@b.iam.gserviceaccount.com")
        let old = provider(["GCE_METADATA_HOST": "vm"], ScriptedTransport([:]))
        #expect(try await old.universeDomain() == "googleapis.com")
    }

    @Test func `a VM without a service account is told what to do`() async {
        let transport = ScriptedTransport([:])
        let error = await #expect(throws: CredentialsError.self) {
            try await provider(["GCE_METADATA_HOST": "vm"], transport).authorization()
        }
        #expect(error?.kind == .refused)
        #expect(error?.message.contains("gcloud compute instances set-service-account VM") == true)
    }

    @Test func `without credentials requests carry nothing`() async throws {
        let transport = ScriptedTransport([:])
        let provider = TokenProvider(
            source: .none,
            transport: transport,
            readFile: { _ in nil },
            now: { Timestamp(seconds: 0) }
        )
        #expect(try await provider.authorization().isEmpty)
        #expect(try await provider.universeDomain() == "googleapis.com")
        #expect(transport.requests.isEmpty)
    }
}
